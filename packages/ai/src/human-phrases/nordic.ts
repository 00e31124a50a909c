import type { PhraseTable } from './tables.ts'

export const swedish: PhraseTable = {
  language: 'sv',
  commands:
    'människa, en människa, person, riktig person, riktig människa, handläggare, operatör, medarbetare, rådgivare, kundtjänst, ' +
    'kundservice, chef, någon riktig, mänsklig hjälp, människa tack, ring mig, support, prata med människa, prata med någon, agent',
  choices: {
    who:
      'människa människor person personer handläggare handläggaren medarbetare operatör rådgivare kundtjänst kundservice kundtjänsten ' +
      'kundservicen support supporten chef chefen agent någon nån specialist expert anställd kollega personal',
    sure: 'människa handläggare medarbetare operatör rådgivare kundtjänst kundservice kundtjänsten chef chefen',
    a: 'en ett någon nån er eran en annan din',
    real: 'riktig riktiga levande mänsklig mänskliga verklig äkta fysisk fysiska vanlig',
    talk: 'prata snacka tala chatta tala diskutera skriva pratar talar prata',
    bot: 'robot roboten bot boten maskin maskinen dator datorn ai chatbot chattbot chatboten',
  },
  phrases: [
    '$talk med|till|mé $a? $real? $who',
    '$talk med|till någon|nån som|på|hos|riktig|annan|istället',
    'få $talk med $a? $real? $who',
    'vill|behöver|kräver|önskar|föredrar ha|få|träffa? $a? $real? $sure',
    'vill|behöver|kräver ha|få? $a? $real $who',
    'vill ha mänsklig|personlig hjälp|kontakt|support',
    'behöver mänsklig|personlig hjälp|kontakt|support',
    'koppla|flytta|skicka|släpp|slussa mig|oss vidare|över|fram|till till? $a? $real? $who?',
    'kan|kunde|får jag|man|vi få|bli? $talk|kopplad|kontakt till|med $a? $real? $who',
    'kan|skulle någon|nån|ni|du $real? människa|person? ringa|kontakta mig',
    'ring|ringa|kontakta mig|upp tillbaka|tack|nu|snarast|mig',
    'vill bli|ha uppringd|kontaktad|samtal',
    'finns det någon|nån|en|några $real? människa|person|som|här|människor|att|jag',
    'finns det $real? människor|personal|någon',
    'är det någon|nån där|här|hemma',
    'är du en? $real? $bot|människa|person',
    'är det här|detta? en $real? $bot|människa|person',
    'pratar|chattar|skriver jag med en $real? $bot|människa|person',
    '! vill|orkar|tänker inte $talk|chatta|ha|diskutera med? en|någon|denna|den|här|$bot? här? $bot',
    '! trött|less|tröttnat på $talk? med? en|den|denna|här|er? här? $bot',
    '! ingen|inte en|någon|fler $bot',
    '! jävla|dumma|värdelösa|förbannade|idiotiska|korkade $bot',
    '! hellre|istället|i stället än|för|med en|denna $bot|människa',
    'hellre|helst $talk|ha|med med? en|någon $real? människa|person',
    'hellre|helst en|någon $real? människa|person',
    'ge|skaffa|hämta|hitta mig|hit en|någon|nån $real? $who',
    'få tag|kontakt i|på|med $a? $real? $who|er',
    'hur når|kontaktar|ringer jag|man er|$a|kundtjänst|kundservice|människa människa|person?',
    'telefonnummer|nummer till kundtjänst|er|kundservice|supporten',
    'människa|person|handläggare|medarbetare tack|nu|omedelbart|genast',
    'mänsklig|personlig hjälp|kontakt|kundtjänst|support|handläggare|medarbetare tack?',
    'vem kan jag $talk med',
    'låt mig|oss få? $talk|chatta med',
    'någon|nån riktig|av|på|hos er|människa|person|supporten|kundtjänst',
    'din|er|eran chef',
    'en människa inte|istället|i|på',
  ],
  declined: ['vill inte', 'behöver inte', 'behöver ingen', 'vill inte ha', 'slipper'],
}

export const danish: PhraseTable = {
  language: 'da',
  commands:
    'menneske, et menneske, person, rigtig person, medarbejder, kundeservice, rådgiver, operatør, agent, chef, ring til mig, ' +
    'rigtigt menneske, tal med menneske',
  choices: {
    who:
      'menneske mennesker person medarbejder medarbejderen kundeservice rådgiver operatør agent chef nogen konsulent ' +
      'sagsbehandler leder supporten',
    real: 'rigtig rigtigt levende ægte virkelig menneskelig',
    talk: 'tale snakke chatte skrive tal snak',
    bot: 'robot robotten bot botten maskine maskinen computer ai chatbot',
  },
  phrases: [
    '$talk med et|en|jeres|nogen? $real? $who',
    'vil|ønsker|kræver|behøver gerne|have|tale? have|med? et|en $real? menneske|medarbejder|rådgiver|operatør|person',
    'har brug for et|en|at $real? menneske|medarbejder|rådgiver|tale',
    'kan jeg få|komme|blive et|en|til|i|stillet $real? menneske|medarbejder|kontakt|at|om? ',
    'stil|stille|send|omstil|viderestil mig om|videre|til|igennem til? et|en? $real? $who?',
    'ring|ringe til|mig mig|op|tilbage',
    'er der et|en|nogen|mennesker $real? menneske|person|der|her|hjemme|som|til',
    'er du et|en $real? menneske|person|$bot',
    'taler|skriver jeg med et|en $real? menneske|$bot',
    '! vil|gider|ønsker ikke $talk|chatte|have med? en|denne|den|et? $bot',
    '! træt af $talk|at? med? den|denne|en? $bot',
    '! dumme|skide|lorte|ubrugelige $bot',
    'hellere $talk med et|en $real? menneske|person',
    'giv|find|skaf mig et|en|jeres $real? $who',
    'menneskelig|personlig hjælp|kontakt|betjening',
    'få fat i et|en|nogen|kundeservice $real? menneske|medarbejder?',
    'menneske|medarbejder tak|nu',
  ],
  declined: ['vil ikke', 'behøver ikke', 'ikke brug for', 'ønsker ikke'],
}

export const norwegian: PhraseTable = {
  language: 'no',
  commands:
    'menneske, et menneske, person, ekte person, ekte menneske, medarbeider, kundeservice, kundebehandler, rådgiver, operatør, agent, ' +
    'sjef, ring meg, snakke med menneske',
  choices: {
    who:
      'menneske mennesker person medarbeider kundeservice kundebehandler saksbehandler rådgiver operatør agent sjef noen ' +
      'ansatt leder kundesenteret kundestøtte',
    real: 'ekte ordentlig levende virkelig riktig menneskelig',
    talk: 'snakke prate chatte snakk prat tale',
    bot: 'robot roboten bot boten maskin maskinen datamaskin ai chatbot',
  },
  phrases: [
    '$talk med et|en|ei|noen|deres? $real? $who',
    'vil|ønsker|krever|trenger gjerne|ha? ha? et|en|ei $real? menneske|medarbeider|rådgiver|operatør|kundebehandler|person',
    'kan jeg få|bli|komme satt|et|en|kontakt over|med|menneske til|et|en|noen? menneske?',
    'sett|koble|overfør|send meg|oss over|videre|til|gjennom til? et|en? $real? $who?',
    'ring|ringe meg|til tilbake|opp|meg|nå',
    'er det noen|et|en|mennesker $real? menneske|person|der|her|som|hjemme',
    'finnes det et|en|noen|ekte $real? menneske|mennesker|person|som|her',
    'er du et|en $real? menneske|person|$bot',
    'snakker|prater|chatter jeg med et|en $real? menneske|$bot',
    '! vil|gidder|orker|ønsker ikke $talk|ha med? en|denne|den? $bot',
    '! lei|trøtt av $talk|å? med? en|denne|den? $bot',
    '! dumme|jævla|ubrukelige|idiotiske $bot',
    'heller|helst $talk med et|en $real? menneske|person',
    'gi|finn|skaff meg et|en|noen|sjefen $real? $who?',
    'menneskelig|personlig hjelp|kontakt|service',
    'få tak i et|en|noen|kundeservice $real? menneske|medarbeider?',
    'menneske|medarbeider|kundebehandler takk|nå',
  ],
  declined: ['vil ikke', 'trenger ikke', 'ønsker ikke', 'behøver ikke'],
}

export const finnish: PhraseTable = {
  language: 'fi',
  commands:
    'ihminen, oikea ihminen, asiakaspalvelija, asiakaspalvelu, virkailija, henkilö, oikea henkilö, työntekijä, neuvoja, esimies, ' +
    'soittakaa minulle, ihminen kiitos, operaattori',
  choices: {
    to:
      'ihmiselle ihmisille henkilölle asiakaspalvelijalle asiakaspalveluun asiakaspalvelulle virkailijalle jollekulle jollekin ' +
      'esimiehelle neuvojalle työntekijälle pomolle',
    with: 'ihmisen henkilön asiakaspalvelijan asiakaspalvelun virkailijan jonkun esimiehen neuvojan työntekijän',
    real: 'oikealle oikean elävälle elävän aidon aidolle oikeille',
    talk: 'puhua jutella keskustella puhu chattailla puhuisin',
    bot: 'robotti botti kone tekoäly robotin botin koneen tekoälyn robotille botille koneelle',
  },
  phrases: [
    '$talk $real? $with kanssa',
    '$talk $real? $to',
    '$with kanssa $talk',
    'haluan|tahdon|tarvitsen|haluaisin|vaadin oikean|elävän? ihmisen|asiakaspalvelijan|virkailijan|henkilön|esimiehen',
    'haluan|tarvitsen ihmisapua|ihmiskontaktin',
    'yhdistä|yhdistäkää|siirrä|siirtäkää|ohjaa minut|meidät? $real? $to',
    'yhdistä|yhdistäkää minut',
    'onko siellä|täällä|teillä|paikalla ketään|joku|ihmistä|ihmisiä|oikeaa|oikea ihmistä|ihminen?',
    'onko tämä|sinä robotti|botti|ihminen',
    'oletko sinä|sä? oikea? ihminen|robotti|botti|kone|tekoäly',
    'puhunko|juttelenko minä? oikean? ihmisen|robotin|botin|koneen|robotille|botille kanssa?',
    '! en halua|jaksa|aio puhua|jutella|keskustella? $bot kanssa?',
    '! tyhmä|typerä|hyödytön|saatanan|helvetin robotti|botti|kone',
    '! mieluummin|ennemmin ihmisen|ihmiselle|kuin kanssa|robotin|botin?',
    'soittakaa|soita|voitteko|voisitteko soittaa|minulle minulle|takaisin',
    'saanko|voinko|pääsenkö|saisinko minä? puhua|jutella|yhteyden|ihmisen|asiakaspalvelijan|asiakaspalveluun',
    'miten|kuinka saan|pääsen|tavoitan yhteyden|puhua|ihmisen|asiakaspalveluun|asiakaspalvelun|asiakaspalvelijan',
    'ihminen|asiakaspalvelija|virkailija kiitos|heti|nyt',
    'anna|antakaa minulle|mulle oikea? ihminen|asiakaspalvelija|esimies',
  ],
  declined: ['en halua', 'en tarvitse', 'ei tarvitse'],
}
