import type { OwnWords } from './words.ts'

export const words: OwnWords = {
  again: (name) => `Otra vez ${name}, si está`,
  now: {
    free: (name) => `${name} está aquí ahora.`,
    busy: (name) => `${name} está con otra persona; viene quien esté libre primero.`,
    away: (name) => `${name} no está ahora; viene quien esté libre primero.`,
  },
  saved: 'Guardado.',
  tooMany: 'Han sido demasiadas veces. Inténtalo más tarde.',
  know: 'Lo que sabemos de ti',
  knowNote: 'Una persona de aquí ve exactamente esto. Puedes corregirlo cuando quieras.',
  base: (since, language) => `Te conocemos desde: ${since}. Idioma: ${language}.`,
  knowNothing: 'Nada todavía.',
  fields: {
    name: 'Nombre',
    email: 'Dirección de correo',
    phone: 'Número de teléfono',
    about: 'Lo que una persona debería saber',
  },
  by: {
    contact: 'dicho por ti',
    host: 'de la página donde has iniciado sesión',
    worker: 'anotado por una persona de aquí',
  },
  save: 'Guardar',
  dispute: 'Esto no es correcto',
  undispute: 'Sí es correcto',
  disputed: 'dijiste que no es correcto',
  keyNote:
    'Con esta clave y un código que enviamos a tu correo sigues esta conversación en otro dispositivo.',
  keyAddress: 'Aún no tenemos tu dirección de correo. Añádela o la clave no se podrá usar.',
  keyMake: 'Crear una clave',
  keyOnce: 'Guárdala; solo se muestra ahora.',
  keyVoid: 'Anular todas las claves de esta conversación',
  keyVoided: 'Ya no vale ninguna clave de esta conversación.',
  join: 'Seguir una conversación de otro dispositivo',
  joinNote:
    'Después los dos dispositivos muestran las mismas conversaciones. Usa solo una clave que hayas creado tú, nunca una que alguien te haya enviado.',
  joinKey: 'Clave del caso',
  joinAsk: 'Enviarme un código',
  joinSent:
    'Si la clave es buena y hay una dirección de correo para ella, el código va en camino. Vale diez minutos.',
  joinCode: 'El código, ocho cifras',
  joinGo: 'Unir las dos',
  joinWrong:
    'La clave y el código no corresponden. Tras diez minutos o cinco intentos el código deja de valer; pide otro.',
  joinNoMail: 'Para esto tendríamos que enviarte un correo, y aquí no está configurado.',
  joinOther: 'Aquí hay otra persona con la sesión iniciada. Cierra antes la sesión.',
  joinDone: 'Listo. Ahora ves aquí esa conversación.',
  joinCount: (count) => `Mensajes unidos: ${count}.`,
}
