import type { PhraseTable } from './tables.ts'

export const german: PhraseTable = {
  language: 'de',
  commands:
    'mensch, ein mensch, echter mensch, person, echte person, mitarbeiter, mitarbeiterin, berater, beraterin, kundendienst, kundenservice, ' +
    'kundenbetreuer, operator, agent, vorgesetzter, chef, menschliche hilfe, mensch bitte, sachbearbeiter, support, rufen sie mich an, hotline',
  choices: {
    who:
      'mensch menschen person mitarbeiter mitarbeiterin mitarbeitern berater beraterin kundendienst kundenservice kundenbetreuer ' +
      'kundenberater operator agent agenten vorgesetzten vorgesetzter chef sachbearbeiter sachbearbeiterin jemand jemanden jemandem ' +
      'kollegen ansprechpartner support kundenbetreuung teamleiter servicemitarbeiter',
    sure:
      'menschen mensch mitarbeiter mitarbeiterin berater beraterin kundenbetreuer kundenberater sachbearbeiter ansprechpartner ' +
      'vorgesetzten operator servicemitarbeiter',
    a: 'einem einen einer eine ein ihrem ihren ihrer dem der den irgendeinem irgendeinen eurem euren',
    real: 'echten echter echte echtem richtigen richtiger richtige lebenden lebendigen realen menschlichen menschlicher wirklichen leibhaftigen',
    bot: 'bot roboter maschine computer ki chatbot automaten automat bots robotern programm',
  },
  phrases: [
    'mit $a? $real? $who sprechen|reden|chatten|schreiben|telefonieren|verbinden|verbunden|sprechen|unterhalten',
    'mit $a? $real? menschen|mitarbeiter|mitarbeiterin|kundenservice|kundendienst|berater|kundenbetreuer|ansprechpartner',
    'mit jemandem|jemanden sprechen|reden|chatten|aus|vom|von|persönlich|echtem|echten|verbinden',
    'sprechen|reden|rede|spreche|chatten mit $a? $real? $who',
    'sprechen|reden mit jemandem|jemand|jemanden',
    'möchte|will|brauche|wünsche|verlange|hätte|benötige gern|gerne|jetzt|sofort|endlich? $a? $real? $sure',
    'möchte|will|brauche|verlange $a? $real $who',
    'brauche|möchte|will|wünsche $a? menschliche|persönliche|echte hilfe|unterstützung|beratung|betreuung',
    'verbinden|verbinde|verbindet|leiten|stellen|leite|stell sie? mich|uns bitte|doch|sofort? mit|zu|an|weiter|durch|jetzt|endlich',
    'weiterleiten|weiterverbinden|durchstellen|weitergeleitet|verbunden an|zu|mit|werden|bitte $a? $real? $who?',
    'kann|könnte|darf|dürfte ich bitte|mal? mit|$a $a? $real? $who|jemandem',
    'kann|könnte|könnten|können mich|sie|ihr|jemand|mir bitte|mich|jemand|mal? mich|bitte? anrufen|zurückrufen',
    'rufen|ruf|ruft sie|mich|ihr mich? bitte? an|zurück',
    'bitte um rückruf',
    'rückruf|anruf bitte|gewünscht|vereinbaren|anfordern',
    'gibt es bei|hier|da|auch|denn? ihnen|euch|auch? $a? $real? menschen|mensch|mitarbeiter|jemand|jemanden|ansprechpartner',
    'ist da|dort|hier|jemand jemand|wer|ein|irgendjemand|da|irgendwer mensch|echter|da?',
    'sind|bist sie|du ein|eine|überhaupt? ein|eine? $real? mensch|person|$bot',
    'spreche|rede|schreibe|chatte ich hier|gerade|etwa? hier? mit $a $real? mensch|menschen|$bot|person',
    '! will|möchte|mag|werde nicht|keinem|keine mit|länger|mehr|weiter mit? $a|diesem|dieser|keinem? $bot',
    '! nicht mit $a|diesem|dieser|einer $bot',
    '! kein|keinen|keine|keinem $bot mehr?',
    '! keine lust|nerven auf|mit|mehr $a|diesen|dem|diese|auf? $bot',
    '! satt|leid|genug von|mit|diesen|dieser|dieses|vom diesem|dieser|dem? $bot',
    '! blöde|blöder|dumme|dummer|scheiss|verdammte|verdammter|nutzlose|nutzloser|doofe|doofer $bot',
    '! lieber|statt|anstatt mit|einen|einem|eines|dieses $real? menschen|mensch|$bot|mitarbeiter|person',
    'geben|gib|gebt|holen|hol|holt sie|mir|ihr mir|bitte|endlich? bitte? $a? $real? $who',
    'wie erreiche|kontaktiere ich $a? $real? $who|sie|euch|menschen',
    'wie kann ich $a|sie|euch|mit? $real? $who|anrufen|erreichen',
    'telefonnummer|nummer vom|von|des|für kundenservice|kundendienst|ihnen|kundenservices|support',
    'mensch|mitarbeiter|berater|mitarbeiterin bitte|jetzt|sofort',
    'menschliche|menschlichen|menschlicher|persönliche|persönlichen hilfe|unterstützung|kontakt|ansprechpartner|mitarbeiter|beratung|support',
    'echte|echten|echter|richtiger|richtigen|lebender mensch|menschen|mitarbeiter|person|berater bitte|sprechen|da|hier|haben',
    'lassen|lass sie|mich mich? bitte|endlich|doch? mit',
    'mit ihrem|ihrer|deinem|eurem chef|vorgesetzten|chefin|kollegen',
    'wer kann|ist mit|mir hier? persönlich|sprechen|ansprechpartner',
    'jemand|jemanden vom|von|aus kundenservice|kundendienst|ihnen|support|team|ihrem',
  ],
  declined: [
    'brauche keinen',
    'brauche keine',
    'möchte keinen',
    'will keinen',
    'brauche nicht',
    'möchte nicht',
    'will nicht',
  ],
}
