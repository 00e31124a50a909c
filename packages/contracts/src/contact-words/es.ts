import type { Words } from './words.ts'

const who = (name: string | null) => name ?? 'Una persona'
const latest = (when: string | null) => (when === null ? '' : `. Como muy tarde: ${when}`)

export const words: Words = {
  lines: {
    asked: () => 'Pediste una persona',
    wished: ({ name }) =>
      `Quieres otra vez a ${name ?? 'la misma persona'}. Si no está libre, viene quien esté libre primero`,
    'asked-closed-hours': ({ when }) =>
      when === null
        ? 'Pediste una persona. Ahora no hay nadie'
        : `Pediste una persona. Ahora está cerrado; volvemos: ${when}`,
    'handed-over': () => 'Esto pasa a una persona, con todo lo que escribiste',
    queued: ({ place, when }) =>
      place === null
        ? `Estás en la fila para una persona${latest(when)}`
        : `Eres el número ${place} de la fila${latest(when)}`,
    wider: () => 'Estamos preguntando a más personas',
    'front-of-queue': () => 'Ahora estás en el primer lugar de la fila',
    'backstop-called': () => 'Estamos llamando a la persona de guardia',
    'nobody-now': () => 'Ahora no hay nadie libre. Conservas tu lugar',
    assigned: ({ name }) => `${who(name)} tiene ahora tu conversación`,
    joined: ({ name }) => `${who(name)} tomó la conversación`,
    'passed-on': () => 'Te buscamos otra persona. Conservas tu lugar',
    transferred: ({ name }) => (name === null ? 'Sigue otra persona del equipo' : `Sigue ${name}`),
    'connection-lost': ({ name }) => `${who(name)} perdió la conexión. Esperamos un momento`,
    'connection-restored': ({ name }) => `${who(name)} ha vuelto`,
    parked: ({ name }) => `${who(name)} no pudo volver. Tienes el primer lugar para otra persona`,
    late: ({ when }) =>
      when === null
        ? 'No cumplimos el tiempo prometido. Lo sentimos. Elige cómo quieres seguir'
        : `No cumplimos el tiempo prometido. Lo sentimos. Sigues en la fila; como muy tarde: ${when}`,
    'callback-booked': ({ when, name }) =>
      `Llamada reservada${when === null ? '' : `: ${when}`}${name === null ? '' : `, con ${name}`}`,
    'callback-now': () => 'Es la hora de tu llamada',
    'callback-tried': ({ when, reached }) => {
      if (reached) return 'Has hablado con una persona'
      return when === null
        ? 'Intentamos llamarte tres veces. Una persona te escribe aquí'
        : `Intentamos llamarte. Próximo intento: ${when}`
    },
    'callback-missed': () => 'No cumplimos la hora acordada. Lo sentimos. Ahora tienes el primer lugar',
    'callback-cancelled': () => 'La llamada está cancelada',
    'email-chosen': () => 'Una persona te responderá por correo',
    'ask-withdrawn': () => 'Volviste al asistente',
    'ai-may-try': () => 'El asistente puede ayudar mientras esperas',
    'ai-stopped-trying': () => 'El asistente ha parado. Responde una persona',
    'person-offered': () => 'El asistente ofreció buscar a una persona',
    'wrapped-up': ({ name }) => (name === null ? 'La respuesta está completa' : `${name} ha terminado`),
    listening: () => 'El asistente escucha',
    closed: () => 'Cerrada. Escribe cuando quieras para abrirla de nuevo',
    reopened: () => 'Abierta de nuevo, con todo lo que escribiste antes',
  },

  assistant: 'Asistente',
  ai: 'IA',
  person: 'Persona',
  you: 'Tú',
  aiHelped: 'borrador de IA, enviado por una persona',
  aiTitle: (company) => `Asistente de ${company}`,
  aiNote: 'IA. Puede equivocarse.',
  peopleNote: 'Te responde una persona.',
  hello:
    'Estás escribiendo con una IA. Responde con nuestros artículos de ayuda y dice con cuál. Una persona está a un toque, cuando quieras.',
  helloNoAi: 'Escribe lo que necesitas. Una persona lo lee y responde.',
  demoNote: 'Demo: las personas aquí pueden ser simuladas',

  talkToPerson: 'Hablar con una persona',
  askForOne: 'Pedir una',
  talkToAnother: 'Pedir otra persona',
  waitMeasured: (people, wait) => `${people} de servicio. En 9 de cada 10 casos, ${wait} o menos`,
  waitPolicy: (wait) => `Prometido: ${wait} o menos`,
  waitClosed: (when) => `Ahora cerrado. Volvemos: ${when}`,
  waitLate: 'Ahora la espera es más larga de lo prometido. Conservas tu lugar.',
  waitUnknown: 'Un toque, sin preguntas',

  coming: 'Viene una persona',
  comingAi: 'El asistente ayuda hasta entonces.',
  comingNoAi: 'Sigue escribiendo. Lo leerán todo.',
  within: (wait) => `${wait} o menos`,
  soon: 'En cualquier momento',
  rightNine: 'Acierta 9 de cada 10 veces.',
  promised: (when) => `Como muy tarde: ${when}.`,
  placeInLine: (place) => (place === 1 ? 'Tienes el primer lugar.' : `Eres el número ${place} de la fila.`),
  late: 'Llegamos tarde. Lo sentimos.',
  lateSaid: (when) => `Dijimos ${when} y no lo cumplimos.`,
  lateChoice: 'Sigues en la fila. ¿Cómo quieres seguir?',
  closedNow: 'Ahora está cerrado',
  opens: (when) => `Volvemos: ${when}`,
  closedChoice: (callbacks) =>
    callbacks ? 'Tu lugar está guardado. Una llamada es lo más seguro.' : 'Tu lugar está guardado.',
  nobodyHere: (callbacks) =>
    callbacks
      ? 'Ahora no hay nadie. Deja tu pregunta; puedes reservar una llamada.'
      : 'Ahora no hay nadie. Deja tu pregunta.',
  askKept: 'Tu petición está guardada en este dispositivo',
  askKeptNote: 'Se envía en cuanto vuelva la conexión. Nuestra promesa cuenta desde entonces.',
  asking: 'Pidiendo una persona',

  waitHere: 'Esperar aquí',
  callMe: 'Llámame',
  emailMe: 'Por correo',
  letAiTry: 'Que el asistente lo intente mientras espero',
  withdraw: 'Ya no necesito una persona',
  withdrawSure: 'Sí, volver al asistente',
  tellMe: 'Avísame cuando alguien responda',
  tellMeOn: 'Este navegador te avisa cuando alguien responda.',

  callBooked: 'Tu llamada está reservada',
  callWhen: (when, name) => (name === null ? when : `${when}, con ${name}`),
  callByChat: 'Suena aquí en el chat.',
  callByPhone: 'Te llamamos por teléfono.',
  callDue: 'Es la hora de tu llamada',
  callNowChat: 'Una persona llega aquí enseguida.',
  callNowPhone: 'Tu teléfono suena enseguida.',
  emailBooked: 'Una persona responde por correo',
  emailBy: (when) => `Como muy tarde: ${when}`,

  callTitle: 'Llámame',
  callHow: '¿Cómo te contactamos?',
  inChat: 'En este chat',
  byPhone: 'Por teléfono',
  phoneNumber: 'Número de teléfono',
  phoneBad: 'Escribe el número con prefijo, por ejemplo +34 612 345 678',
  pickTime: 'Elige una hora. Hay una persona reservada para ti.',
  noSlots: 'No hay horas libres en los próximos dos días laborables. Conservas tu lugar en la fila.',
  loading: 'Un momento',
  emailTitle: 'Respuesta por correo',
  emailField: 'Tu correo electrónico',
  emailKnown: 'Déjalo vacío para usar la dirección que tenemos',
  emailBad: 'Revisa la dirección: le falta una @',
  emailSend: 'Responder por correo',

  personHere: 'Ha leído lo que escribiste.',
  personAway: (name) => `${name} perdió la conexión. Conservas tu lugar.`,
  finishing: 'Ha terminado. Escribe para seguir.',
  reading: 'Tiene tu conversación. Aún sin respuesta.',
  somebody: 'Una persona',
  typing: (name) => `${who(name)} está escribiendo`,
  aiTyping: 'El asistente lo está buscando',

  sent: 'Enviado',
  read: 'Leído',
  waiting: 'Pendiente de envío',
  sending: 'Enviando',
  notSent: 'No enviado',
  again: 'Intentar de nuevo',
  remove: 'Quitar',
  erased: 'Este texto fue borrado',

  source: (title) => `Fuente: ${title}`,
  sourceNote: (version, date) =>
    `De nuestros artículos de ayuda, versión ${version}, tal como estaba el ${date}`,

  offerPerson: '¿Busco a una persona?',
  offerYes: 'Sí, una persona',
  offerNo: 'No, seguir',
  solved: '¿Está resuelto?',
  solvedLater: 'Unos días después: ¿está resuelto?',
  solvedYes: 'Sí, resuelto',
  solvedNo: 'No, quiero una persona',
  rate: '¿Qué tal fue?',
  rateLow: 'Mal',
  rateHigh: 'Muy bien',
  rateLabel: (score) => `${score} de 5`,
  rateThanks: 'Gracias.',
  rateMore: '¿Quieres añadir algo?',
  skip: 'Omitir',
  closedTitle: 'Cerrada',
  closedNote: 'Escribe cuando quieras para abrirla de nuevo.',

  offline: 'Sin conexión. Lo que escribas se guarda y se envía cuando vuelvas.',
  offlineWith: (name) => `Sin conexión. ${name} guarda tu lugar. Los mensajes se envían cuando vuelvas.`,
  reconnecting: 'Conectando de nuevo. Lo que escribas se guarda.',
  notKept: 'Este navegador no puede guardar mensajes. Deja la página abierta hasta que se envíen.',
  partFailed: 'Una parte de esta ventana no se ha cargado. Lo que escribas se guarda.',

  write: 'Escribe un mensaje',
  send: 'Enviar',
  attach: 'Adjuntar un archivo',
  removeFile: (name) => `Quitar ${name}`,
  uploading: 'Subiendo',
  fileTooLarge: (name, limit) => `${name} ocupa más de ${limit}.`,
  fileType: (name) => `${name} no es una imagen, un PDF ni un texto.`,
  fileCount: (limit) => `Como máximo ${limit} archivos por mensaje.`,
  fileOffline: 'Los archivos necesitan conexión. Inténtalo de nuevo cuando vuelvas.',
  fileFailed: (name) => `No se pudo subir ${name}. Inténtalo de nuevo.`,
  download: (name) => `Descargar ${name}`,
  tooLong: (over) => `Sobran ${over} caracteres.`,

  conversation: 'Conversación',
  widget: (company) => `Ayuda de ${company}`,
  close: 'Cerrar',
  back: 'Volver',
  more: 'Más',
  transcript: 'Descargar esta conversación',
  transcriptFailed: 'La descarga no funcionó. Inténtalo de nuevo.',
  print: 'Imprimir esta conversación',
  caseKey: 'Obtener una clave del caso',
  copy: 'Copiar',
  copied: 'Copiada',
  history: 'Conversaciones anteriores',
  historyEmpty: 'Todavía no hay ninguna.',
  startNew: 'Empezar una conversación nueva',
  endNow: 'Terminar esta conversación',
  endSure: 'Sí, terminar',
  forget: 'Olvidarme en este dispositivo',
  forgetNote: 'Quien use este dispositivo ya no podrá ver aquí tus conversaciones.',
  forgetSure: 'Sí, olvidarme',
  failed: 'No funcionó. Inténtalo de nuevo.',
  newMessage: (name, text) => `${name}: ${text}`,
}
