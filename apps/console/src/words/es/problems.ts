import type { ProblemWords } from '../words.ts'

export const problems: ProblemWords = {
  'bad-request': ['Los datos no son válidos', 'Corrige los campos señalados y envíalo de nuevo.'],
  'not-signed-in': ['Sin entrar', 'Entra y prueba de nuevo.'],
  'token-expired': ['El enlace es demasiado antiguo o ya se usó', 'Pide uno nuevo.'],
  'not-allowed': ['Tu rol no lo permite', 'Pídelo a alguien que tenga ese rol.'],
  'csrf-refused': ['No venía de nuestras páginas', 'Recarga la página y prueba de nuevo.'],
  'not-found': ['Aquí no hay tal cosa', 'Puede que se haya movido o quitado.'],
  'stale-version': ['Algo cambió mientras tanto', 'Mira el estado nuevo y decide otra vez.'],
  'stale-epoch': [
    'La conversación pasó a otra persona',
    'Mira el estado nuevo; lo que escribiste no se envió.',
  ],
  'already-exists': ['Ya existe', 'Usa otro nombre.'],
  'not-holder': ['No llevas esta conversación', 'Solo puede hacerlo quien la lleva.'],
  'wrong-state': ['No es posible en este estado', 'Mira el estado nuevo.'],
  'pass-too-late': ['El pase libre ha terminado', 'Devuélvela; eso también es libre.'],
  'slot-taken': ['Este hueco está ocupado', 'Elige otro.'],
  'reservation-taken': ['Alguien fue más rápido', 'Mira el estado nuevo y elige otra vez.'],
  'reservation-missing': ['Esa persona ya no está disponible', 'Elige a otra.'],
  'no-human-capacity': [
    'La IA no puede estar encendida sin personas detrás',
    'Pon horas con personas y nombra un respaldo u ofrece llamadas.',
  ],
  'last-admin': ['No se puede quitar a la última persona de administración', 'Da antes ese rol a otra.'],
  'no-mail': ['El correo no está configurado aquí', 'Elige otra forma.'],
  'body-too-large': ['Es demasiado grande', 'Quédate por debajo del límite.'],
  'type-refused': ['Este tipo de archivo no se admite', 'Envía una imagen, un PDF o texto sencillo.'],
  'out-of-limits': ['Un valor está fuera de sus límites', 'Quédate dentro de los límites.'],
  'too-many-requests': ['Demasiados intentos', 'Espera un momento.'],
  bug: ['Algo se rompió por nuestra parte', 'Prueba de nuevo; si sigue, avísanos.'],
  overloaded: ['El servidor está lleno ahora', 'Prueba de nuevo en un momento.'],
  'not-ready': ['El servidor no está listo', 'Prueba de nuevo en un momento.'],
  'storage-full': [
    'El disco está casi lleno; no se escribe nada más',
    'Haz sitio en el disco del servidor; sigue por sí solo.',
  ],
  'database-away': ['No se llega a la base de datos', 'Prueba de nuevo en un momento.'],
  unreachable: [
    'No se llega al servidor',
    'Revisa la conexión; lo que escribiste se conserva y se envía de nuevo.',
  ],
}
