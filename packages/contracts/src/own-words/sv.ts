import type { OwnWords } from './words.ts'

export const words: OwnWords = {
  again: (name) => `${name} igen, om hen är här`,
  now: {
    free: (name) => `${name} är här nu.`,
    busy: (name) => `${name} är upptagen nu; den som först är ledig kommer.`,
    away: (name) => `${name} är inte här nu; den som först är ledig kommer.`,
  },
  saved: 'Sparat.',
  tooMany: 'Det var för många gånger. Försök igen senare.',
  know: 'Vad vi vet om dig',
  knowNote: 'En människa här ser precis detta. Du kan rätta det när som helst.',
  base: (since, language) => `Känd sedan ${since}. Språk: ${language}.`,
  knowNothing: 'Ingenting än.',
  fields: {
    name: 'Namn',
    email: 'E-postadress',
    phone: 'Telefonnummer',
    about: 'Vad en människa bör veta',
  },
  by: {
    contact: 'sagt av dig',
    host: 'från webbplatsen där du är inloggad',
    worker: 'antecknat av en människa här',
  },
  save: 'Spara',
  dispute: 'Det här stämmer inte',
  undispute: 'Det stämmer ändå',
  disputed: 'du sa att det inte stämmer',
  keyNote:
    'Med den här nyckeln och en kod som vi skickar till din e-postadress fortsätter du konversationen på en annan enhet.',
  keyAddress: 'Vi har ingen e-postadress till dig än. Lägg till en, annars går nyckeln inte att använda.',
  keyMake: 'Skapa en nyckel',
  keyOnce: 'Spara den; den visas bara nu.',
  keyVoid: 'Gör alla nycklar till konversationen ogiltiga',
  keyVoided: 'Ingen nyckel till konversationen gäller längre.',
  join: 'Fortsätt en konversation från en annan enhet',
  joinNote:
    'Sedan visar båda enheterna samma konversationer. Använd bara en nyckel som du själv har skapat, aldrig en som någon har skickat till dig.',
  joinKey: 'Ärendenyckel',
  joinAsk: 'Skicka en kod',
  joinSent:
    'Om nyckeln gäller och det finns en e-postadress till den är en kod på väg dit. Den gäller i tio minuter.',
  joinCode: 'Koden, åtta siffror',
  joinGo: 'Slå ihop de två',
  joinWrong:
    'Nyckeln och koden hör inte ihop. Efter tio minuter eller fem försök gäller koden inte; be om en ny.',
  joinNoMail: 'För det här måste vi kunna skicka e-post, och det går inte här.',
  joinOther: 'Du är inloggad som någon annan här. Logga ut först.',
  joinDone: 'Klart. Nu ser du den konversationen här.',
  joinCount: (count) => `Sammanslagna meddelanden: ${count}.`,
}
