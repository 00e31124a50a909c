import type { Seeds } from './seeds.ts'

export const es: Seeds = {
  language: 'es',
  asks: `
quiero hablar con una persona de verdad
¿me puede atender alguien?
póngame con un agente por favor
páseme con un operador
¿me comunica con atención al cliente?
necesito que me llamen
llámenme cuando puedan
que alguien me llame por favor
¿me podrían devolver la llamada?
quisiera hablarlo con alguien
prefiero comentarlo por teléfono
¿hay algún humano por aquí?
¿hay alguien real ahí?
¿con quién hablo para presentar una queja?
quiero poner una queja ante un responsable
deme con su jefe
quiero que me atienda un supervisor
exijo hablar con el encargado
no quiero más respuestas automáticas
estoy hablando con una máquina y no me sirve
odio los bots
este bot es una basura
para ya con el bot
basta de robots, una persona
no me estás ayudando, necesito a alguien
siempre me dices lo mismo, quiero un agente
esto no resuelve nada, comuníqueme con una persona
ninguna de esas opciones, quiero un asesor
¿eres una persona o un programa?
¿estoy chateando con un humano?
agente humano
asesor por favor
operadora
representante ya
persona real
atención humana
ayuda de una persona
necesito un ejecutivo
comunícame con un ejecutivo de cuenta
me urge hablar con alguien
¿puedo ir a una sucursal y hablar con alguien?
¿a qué número llamo para que me atienda una persona?
¿dónde los puedo llamar?
¿tienen un teléfono con gente que conteste?
es complicado, mejor se lo explico a una persona
soy mayor y no entiendo esto, necesito que alguien me ayude
no sé escribir bien, ¿podemos hablar?
esto es muy personal para un robot
no confío en una máquina para esto
perdí el trabajo y no puedo pagar, quiero hablar con alguien
me cobraron dos veces y necesito hablar con un agente
me robaron la tarjeta, páseme con alguien ya
el pedido llegó mal otra vez, deme una persona
gracias, pero sigo queriendo hablar con una persona
eso no es lo que pregunté, ¿hay un humano?
que lo revise una persona
quiero que decida una persona y no un algoritmo
pásame a un compañero tuyo
derívame a un agente
transfiera la conversación a un colega
que me contacte alguien de su equipo
alguien debería contactarme por esto
¿podrían ponerse en contacto conmigo?
mándame a alguien que sepa
quiero a alguien competente
carajo, ponme con un humano
oye compa, un humano ahí
hermano pásame con un asesor
porfa un humano
kiero ablar kon 1 persona
quiero hablar with a human please
necesito un agent por favor
me pueden marcar a mi celular
solicito una llamada
agendar una llamada con un especialista
quiero hablar con alguien de fraudes
comuníqueme con el departamento de tarjetas
`,
  asksFamilies: `
[|por favor |hola, |mire, |bueno |gracias pero ][quiero|necesito|quisiera|me gustaría|deseo|prefiero|solo quiero|exijo|puedo|¿podría] [hablar|platicar|chatear|comunicarme|conversar] con [alguien|una persona|un humano|un agente|un asesor|un operador|una persona real|su supervisor|un representante|un empleado|el encargado|atención al cliente|un ejecutivo][| por favor| ya| ahora| de esto| sobre mi cuenta| de mi pedido]
[|por favor |¿puede |¿podría |¿me puede ][pásame|páseme|pasarme|comuníqueme|comunicarme|conécteme|transfiérame|ponerme|póngame|derivarme] con [alguien|una persona|un humano|un agente|un asesor|un operador|una persona real|un supervisor|el gerente|un compañero|el departamento correcto][| por favor| ya| ahora mismo]
[que|quiero que|necesito que|¿puede|¿podría|prefiero que] [alguien|una persona|un agente|un asesor|un humano|uno de ustedes] [me llame|me atienda|me ayude|me contacte|lo revise|me responda|se ponga en contacto conmigo|me llame por teléfono|se encargue][| por favor| hoy| ya]
[no quiero|estoy cansado de|estoy harta de|me niego a|detesto] [hablar|chatear|tratar|discutir] con [un robot|un bot|una máquina|una computadora|una inteligencia artificial|este programa|una grabación]
[¿hay|¿tienen|¿no hay|¿existe] [un humano|alguien|una persona|un agente|una persona real|algún asesor] [con quien hablar|ahí|disponible|que me ayude|que me atienda|al otro lado]
[¿cómo|¿dónde] [puedo|hago para|se puede] [hablar con|contactar a|comunicarme con|llamar a] [una persona|un humano|alguien|un agente|un asesor|ustedes|un empleado]
[así que|por eso|entonces] [por favor|quiero|necesito|pueden] [que alguien me llame|hablar con alguien|hablar con una persona|que me atienda un humano|pasarme con un agente]
`,
  others: `
recursos humanos me pide un certificado
mi agente dice que el contrato empieza en mayo
¿el asesor cobra comisión?
ayer hablé con ustedes y funcionó
alguien usó mi tarjeta en otro país
una persona que no conozco me mandó dinero
quiero enviar dinero a una persona en México
mi jefe necesita el comprobante
el empleado de la tienda me dijo que escribiera al banco
alguien me llamó pidiendo mi clave, ¿es estafa?
¿cuánto cuesta una llamada a Francia?
quiero cambiar mi teléfono de contacto
no necesito hablar con nadie, gracias
no quiero un agente, solo dime el saldo
la atención al cliente fue muy buena la última vez
soy una persona, no un robot
fue un error humano mío
¿quién me envió este dinero?
¿hay comisiones?
¿hay que pagar algo si alguien me transfiere?
¿puedo pedir un préstamo?
¿me puede dar mi saldo?
pásame la lista de pagos
¿me puede enviar la factura?
necesito ayuda con una transferencia
necesito pagar hoy
quiero cancelar mi domiciliación
quisiera abrir una cuenta
¿por qué me cobraron?
¿cuánto tarda una transferencia?
¿cómo cambio mi contraseña?
¿dónde está mi paquete?
¿cuándo llega el reembolso?
mi tarjeta no funciona
la aplicación se cierra sola
el cajero no me dio el dinero
no puedo entrar
olvidé mi contraseña
sí
sí, por favor
no
no, eso no
vale
hola buenos días
gracias, eso es todo
no sé
¿puede repetirlo?
el primero
llámame Ana, ese es mi nombre
la máquina del banco se tragó mi tarjeta
¿el bot de la tienda está en venta?
quiero un préstamo personal
mis datos personales están mal
`,
  othersFamilies: `
[|por favor |hola, ][¿puedo|quiero|necesito|quisiera|cómo puedo|me gustaría] [cambiar|cancelar|ver|pagar|bloquear|activar|recibir|devolver|renovar|consultar] [mi|la|una|el] [tarjeta|cuenta|saldo|pedido|contraseña|factura|préstamo|dirección|límite|suscripción][| hoy| por favor| en la aplicación| este mes]
[mi|la|el|su] [tarjeta|pago|pedido|transferencia|aplicación|paquete|reembolso|cuenta] [no llega|no funciona|fue rechazado|está bloqueada|llegó tarde|está mal|se cobró dos veces|ya llegó]
[alguien|una persona|un amigo|un agente|el vendedor|mi jefe] [robó|usó|me mandó|me pidió|tiene|necesita|abrió] [mi tarjeta|dinero|mi cuenta|mis datos|un comprobante|el paquete|mi teléfono]
[hablé|ya hablé|estuve hablando] con [un agente|alguien|un asesor|una persona|su compañero] [ayer|la semana pasada|el lunes] y [funcionó|quedó resuelto|me ayudaron|todo bien]
[no hace falta|no necesito|no quiero] [hablar con|llamar a|molestar a] [nadie|una persona|un agente|un humano]
`,
}
