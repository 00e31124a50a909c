import type { PhraseTable } from './tables.ts'

export const polish: PhraseTable = {
  language: 'pl',
  commands:
    'człowiek, żywy człowiek, konsultant, konsultantka, konsultanta, pracownik, pracownika, doradca, doradcę, operator, agent, osoba, ' +
    'człowieka, prawdziwy człowiek, kierownik, obsługa klienta, infolinia, biuro obsługi, połącz z człowiekiem, konsultant proszę',
  choices: {
    with:
      'człowiekiem konsultantem konsultantką pracownikiem doradcą operatorem agentem osobą kierownikiem przełożonym kimś ' +
      'szefem specjalistą obsługą infolinią ludźmi',
    whom: 'człowieka konsultanta konsultantkę pracownika doradcę operatora kierownika agenta przełożonego szefa',
    real: 'żywym prawdziwym żywą prawdziwą realnym normalnym żywego prawdziwego prawdziwymi',
    talk: 'rozmawiać porozmawiać pogadać gadać rozmowy rozmowę rozmowa porozmawiam czatować pisać mówić',
    bot: 'bot botem bota robot robotem robota maszyna maszyną maszyny automat automatem automatu komputer komputerem ai chatbot chatbotem',
  },
  phrases: [
    '$talk z|ze jakimś|jakąś|waszym|państwa? $real? $with',
    'z|ze $real $with',
    'z|ze $with $talk',
    'z|ze $real? człowiekiem|konsultantem|konsultantką|doradcą|pracownikiem|kierownikiem',
    'chcę|chce|chciałbym|chciałabym|potrzebuję|proszę|poproszę|żądam|wolę|wolałbym o|do? $real? $whom',
    'chcę|chce|chciałbym|chciałabym|potrzebuję|proszę|poproszę o? $talk z',
    'dajcie|daj|zawołaj|zawołajcie|dawaj mi|tu? $real? $whom',
    'połącz|połączcie|przełącz|przełączcie|przekieruj|przekierujcie|połączyć|przełączyć|przekierować mnie|nas|proszę? mnie? z|do|na|ze $real? $with|$whom|kogoś|obsługi|infolinię',
    'proszę|prosze mnie|o? połączyć|połączenie|przełączenie|kontakt|rozmowę|przekierowanie z|do|ze',
    'czy mogę|można|mógłbym|mogłabym|moge $talk|połączyć|skontaktować|dostać|prosić się|o|z? z|o?',
    'czy jest|są tam|tu|u|jakiś|ktoś|jacyś ktoś|ludzie|człowiek|was|konsultant|żywy|prawdziwy|z|kto',
    'jest|czy tam|tu ktoś|ktokolwiek',
    'czy jesteś|to|rozmawiam|piszę jest|z|prawdziwym? człowiekiem|botem|robotem|bot|robot|maszyną|automatem|żywym',
    'jesteś|jestes prawdziwym|żywym|zwykłym|tylko? człowiekiem|botem|robotem|maszyną|automatem',
    '! nie chcę|chce|będę|bede|mam $talk|ochoty|gadać? rozmawiać|gadać? z|ze tym|jakimś? $bot',
    '! dość|dosyć|mam dość|tego|tych|dosyć|rozmowy? z? $bot',
    '! głupi|głupia|cholerny|durny|bezużyteczny|pieprzony $bot',
    '! a|tylko|byle nie z? $bot',
    '! zamiast $bot',
    'wolę|wolałbym|wolałabym $talk|z? z|człowieka|kogoś $real? człowiekiem|kimś|osobą?',
    'zadzwońcie|zadzwoń|zadzwonić|oddzwońcie|oddzwonić|oddzwonienie do|proszę|mnie mnie|o?',
    'proszę|prosze o telefon|oddzwonienie|rozmowę|kontakt|konsultanta',
    'jak mogę|można|się|moge? się|połączyć|skontaktować|porozmawiać|dodzwonić|skontaktować się|z|do? z|do|ze $real? $with|$whom|wami|konsultantem|obsługi|obsługą',
    'numer|telefon telefonu|do|na? na|do? infolinii|infolinię|obsługi|konsultanta',
    'człowiek|człowieka|konsultant|konsultanta|pracownika|doradcę proszę|prosze|natychmiast|teraz|szybko',
    'żywy|żywego|prawdziwy|prawdziwego człowiek|człowieka|konsultant|konsultanta',
    'kogoś|ktoś żywego|z|prawdziwego|żywy waszej|obsługi|biura|ludzi|waszego?',
    'kontakt|rozmowa|pomoc z|człowieka|konsultanta|ludzka człowiekiem|konsultantem|doradcą|pracownikiem',
    'niech|czy może? ktoś może? do? mnie? zadzwoni|oddzwoni|zadzwonić|oddzwonić',
    'z kim mogę|można $talk',
  ],
  notMistakes: ['jestem', 'osoba'],
  declined: ['nie chcę', 'nie potrzebuję', 'nie chce', 'nie potrzebuje', 'nie trzeba'],
}

export const dutch: PhraseTable = {
  language: 'nl',
  commands:
    'mens, een mens, echt mens, echte persoon, persoon, medewerker, klantenservice, operator, agent, adviseur, leidinggevende, mens graag, bel mij, bel me',
  choices: {
    who: 'mens mensen persoon medewerker medewerkers klantenservice iemand operator agent adviseur leidinggevende manager collega',
    a: 'een jullie uw de echt',
    real: 'echte echt levende menselijke echt werkelijke',
    bot: 'bot robot machine computer ai chatbot',
  },
  phrases: [
    'met $a? $real? $who praten|spreken|chatten|bellen|doorverbinden|overleggen|contact',
    'praten|spreken|chatten met $a? $real? $who',
    'wil|wens|eis|verlang graag? $a $real? mens|medewerker|persoon|adviseur',
    'heb $a $real? mens|medewerker nodig',
    'verbind|zet|schakel|stuur mij|me nu|a.u.b|even? door|met|over met|naar? $a? $real? $who?',
    'doorverbinden|doorverbonden met|worden $a? $real? $who?',
    'mag|kan|kunnen ik|wij misschien|alstublieft|even? $a|met $real? mens|medewerker|iemand',
    'kan|kunnen iemand|jullie|u mij|me terugbellen|bellen',
    'bel|bellen mij|me terug|op|nu|even',
    'is er iemand|een|daar $real? mens|medewerker|daar|aanwezig|die|iemand|van',
    'is er iemand',
    'ben je|jij|u een $real? mens|$bot|persoon',
    'praat|spreek|chat ik met|nu $a? $real? mens|$bot|persoon',
    '! wil|ga geen|niet met|meer|robot een|deze|die? $bot?',
    '! geen $bot maar|meer',
    '! stomme|domme|waardeloze|klote $bot',
    'liever|gewoon $a|met $real? een? mens|iemand|medewerker|persoon',
    'geef|haal mij|me $a? $real? mens|medewerker|manager|leidinggevende',
    'menselijke|persoonlijke hulp|contact|medewerker|ondersteuning',
    'mens|medewerker graag|alstublieft|nu',
    'hoe bereik|bel ik $a? klantenservice|jullie|iemand|mens|medewerker',
  ],
  declined: ['wil geen', 'wil niet', 'hoef geen', 'hoef niet'],
}

export const turkish: PhraseTable = {
  language: 'tr',
  commands:
    'insan, gerçek insan, gerçek kişi, temsilci, müşteri temsilcisi, müşteri hizmetleri, yetkili, canlı destek, operatör, danışman, ' +
    'beni arayın, gerçek bir insan, yetkili kişi',
  choices: {
    with:
      'insanla insan kişiyle temsilciyle temsilci temsilcisiyle temsilcisi yetkiliyle yetkili biriyle birisiyle operatörle operatör ' +
      'danışmanla danışman çalışanla müdürle müdürünüzle hizmetleriyle hizmetleri',
    talk: 'konuşmak konuşabilir görüşmek görüşebilir konuşayım görüşeyim konuşmam görüşmem konuşalım yazışmak konuşacağım konusmak gorusmek',
    real: 'gerçek canlı yetkili sahici hakiki',
    bot: 'robot robotla robotsun bot botla botsun makine makineyle bilgisayar bilgisayarla yapay',
  },
  phrases: [
    '$real? bir|müşteri? $real? $with ile? $talk',
    '$talk istiyorum bir? insanla|temsilciyle|biriyle?',
    'biriyle|birisiyle|insanla|temsilciyle|yetkiliyle $talk',
    'bana|beni bir|gerçek? bir? insan|temsilci|yetkili|müşteri|danışman|operatör temsilcisi? bağlayın|bağla|verin|ver|lazım|gerek|aktarın',
    'temsilciye|insana|yetkiliye|operatöre|temsilcisine|birine|danışmana|hizmetlerine bağla|bağlayın|bağlan|bağlanmak|aktarın|aktar|bağlar|ulaşmak|ulaşabilir|nasıl',
    'bir? gerçek|canlı bir? insan|kişi|temsilci|destek istiyorum|lazım|yok|var|rica|verin',
    'insan|temsilci|yetkili istiyorum|lazım|lütfen|hemen',
    'orada|orda|burada kimse|biri|birisi|insan var|yok mı?',
    'kimse yok mu',
    'sen|siz bir? gerçek? bir? insan|robot|bot|insanmısın|robotmusun mısın|mısınız|musun|musunuz',
    'insan|robot|bot mısın|musun|mısınız|musunuz|mıyım',
    'robotla|botla|makineyle|insanla mı konuşuyorum|görüşüyorum',
    '! robotla|botla|makineyle|bilgisayarla konuşmak|görüşmek|uğraşmak istemiyorum',
    '! robot|bot değil|istemiyorum insan|gerçek?',
    '! aptal|salak|lanet|işe robot|bot|makine',
    'beni|geri arayın|arar|ara|arayabilir|arama mısınız|istiyorum|misiniz?',
    'müşteri hizmetleri|hizmetlerine|temsilcisi|temsilcisine|temsilcisiyle lütfen|numarası|bağlan|bağlayın|istiyorum|görüşmek|ile',
    'canlı destek|temsilci lütfen|istiyorum|bağlan|var',
  ],
  declined: ['istemiyorum insan', 'gerek yok'],
}
