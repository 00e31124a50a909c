import type { ConceptTable } from './concepts.ts'

export const slavicAndGreek: Readonly<Record<string, ConceptTable>> = {
  pl: `
human: czlowiek* ludz* osob* osoba
some: ktos kims kogos kto komus
staff: konsultant* pracownik* doradc* operator* kolega* koledz* obslug* infolini* specjalist* dzial* zespol*
chief: kierownik* szef* przelozon* dyrektor* menedzer*
talk: rozmawia* porozmaw* pogada* gadac gada* pomow* rozmow* omowi* wyjasni* mowic czatowac
call: zadzwon* dzwon* telefon* oddzwon* kontakt* skontakt* odezw* dodzwon*
put: polacz* przelacz* przekier* przekaz* dajcie daj
want: chce chcial* moge czy mozesz mozecie prosze potrzebuj* wole wolal* niech zadam musze
bot: bot* robot* maszyn* komputer* automat* program* algorytm*
not: nie dosc dosyc nienawidz* koniec wylacz* odmawiam zadn*
real: prawdziw* zyw* zywy zywego osobist*
your: was od oddzial*
there: jest tam tu macie
complain: poskarz* reklamac*
help: pomoc* pomoz* odpowied* sprawdz* spojrz*
past: wczoraj dziala zalatwion* dziekuj* dzieki tygodni*
thing: kart* kont* pieni* platn* zamowien* paczk* hasl* sald* faktur* kredyt* przelew* zwrot* oplat*
deed: zmieni* anulow* zaplac* wysl* otworz* zablok* aktywow*
other: znajom* mama przyjaci* sprzedawc* nieznan*
me: mi mnie ja moj* ze
how: jak gdzie kiedy ile
`,
  ru: `
human: человек* люд* чилавек* chelovek*
some: кто кто-то кого кемнибудь кем нибудь
staff: оператор* консультант* сотрудник* специалист* коллег* поддержк* отдел* operator*
chief: начальник* руководител* директор* главн* менеджер* старш*
talk: говор* поговор* пообщ* общ* разговар* обсуд* объясн* переговор* pogovorit пагаварить переписыва*
call: позвон* перезвон* звон* телефон* связ* свяж*
put: соедин* переключ* перевед* переда* дайте дай позов*
want: хочу хотел* можно мог* нужен нужно надо пожалуйста пусть предпочит* требую hochu
bot: бот* робот* машин* компьютер* автомат* автоответ* программ* алгоритм* искусствен*
not: не хватит надоел* ненавижу отключ* устал* отказыва*
real: жив* настоящ* реальн* личн*
your: вы вас ваш* вам отделен*
there: есть там тут здесь
complain: жалоб* пожалов*
help: помо* ответ* посмотр* разбира* понима* занима*
past: вчера решил* работает спасибо прошл*
thing: карт* счет* счёт* деньг* денег платеж* платёж* заказ* посылк* парол* баланс* кредит* перевод* возврат* комисси*
deed: измен* отмен* оплат* отправ* открыт* заблокир* актив* смен* списал*
other: друг* мам* продав* незнаком* жена муж
me: мне меня мной мой моя я
how: как где когда сколько куда
`,
  uk: `
human: людин* люд*
some: хто хтось комусь кимось когось
staff: оператор* консультант* працівник* колез* колег* підтримк*
chief: начальник* керівник* менеджер*
talk: говор* поговор* поспілк* спілк* розмовл* обговор* поясн*
call: подзвон* зателефон* передзвон* телефон* звяз* звяж*
put: зєдна* переключ* перевед* переда* дайте поклич*
want: хочу хотів* можна можете треба потрібн* будь ласка нехай хай краще
bot: бот* робот* машин* компютер* автомат* програм*
not: не досить набрид* ненавиджу вимкн* відмовля*
real: жив* справжн* особист*
your: ви вас ваш* відділен*
there: є там тут
complain: скарг* скарж*
help: допомо* відпов* подив* перевір* розумі*
past: вчора вирішил* працює дяку*
thing: картк* рахун* грош* платіж* замовлен* посилк* парол* баланс* кредит* переказ* повернен*
deed: змін* скасув* оплат* надісл* заблок* спис*
other: друг* друже продав* незнайом*
me: мені мене мною моя мій
how: як де коли скільки куди
`,
  cs: `
human: clovek* lid* osob*
some: nekdo nekoho nekym kdo
staff: operator* poradc* pracovnik* koleg* podpor* zakaznick*
chief: vedouc* sef* nadrizen*
talk: mluvi* promluv* hovor* probra* chat* vysvetl*
call: zavol* vola* telefon* kontakt*
put: spoj* prepoj* predej* dejte
want: chci chtel* muz* mohl* radsi radeji prosim potreb* at rad
bot: bot* robot* stroj* pocitac* automat* program*
not: ne nechci dost nesnas* vypn* odmit*
real: skutecn* ziv*
your: vas vy vam pobock*
there: je tam tu
complain: stez* stiznost*
help: pomoc* pomuz* odpov* podiva* rozum*
past: vcera vyresen* funguje dik* dekuj*
thing: kart* uct* ucet peni* penez platb* objednav* balik* hesl* zustat* faktur* pujck* prevod*
deed: zmen* zrus* zaplat* posl* zablok*
other: kamarad* mama prodav* neznam*
me: mi me ja moj* mne
how: jak kde kdy kolik
`,
  sk: `
human: clovek* lud* osob*
some: niekto niekoho niekym kto
staff: operator* poradc* pracovnik* koleg* podpor* zakaznick*
chief: veduc* sef* nadriaden*
talk: hovor* porozprav* prediskut* chat* vysvetl*
call: zavol* telefon* kontakt*
put: spoj* prepoj* odovzd* dajte
want: chcem chcel* moz* mohl* radsej prosim potreb* nech rad
bot: bot* robot* stroj* pocitac* automat* program*
not: ne nechcem dost neznas* vypn* odmiet*
real: skutocn* ziv*
your: vas vy vam pobock*
there: je tam tu
complain: staz* staznost*
help: pomoc* pomoz* odpov* pozri* rozum*
past: vcera vyriesen* fung* dakuj* vdaka
thing: kart* uct* ucet peniaz* penaz* platb* objednav* balik* hesl* zostat* faktur* pozick* prevod*
deed: zmen* zrus* zaplat* posl* zablok*
other: kamarat* mama predav* neznam*
me: mi ma ja moj* mne
how: ako kde kedy kolko
`,
  hr: `
human: covjek* covek* ljud* osob* човек* људ* особ*
some: netko nekoga nekim neko неко некога неким
staff: operater* savjetnik* savetnik* zaposlen* koleg* podrsk* оператер* саветник* запослен* колег* подршк*
chief: sef* voditelj* nadreden* odgovor* шеф* главни
talk: razgovar* prica* popric* raspravi* objasni* разговар* прича*
call: nazov* nazvati zov* pozov* telefon* kontakt* назов* позов* јави* телефон*
put: spoj* prebac* povez* proslijed* prosled* dajte пребац* повеж* дајте
want: zelim htio hteo hocu mog* molim treba* radije neka moram желим хоћу хтео молим могу нека
bot: bot* robot* stroj* racunal* racunar* masin* automat* program* бот* робот* машин* рачунар* аутомат*
not: ne necu dosta mrzim ugas* iskljuc* odbijam не нећу доста искључ*
real: stvarn* prav* ziv* прав*
your: vas vi kod вас
there: ima je li ovdje ovde има ли овде
complain: zal* prigovor* жал*
help: pomo* odgovor* pogled* razum* помо* одговор*
past: jucer juce rijesen* hvala radi јуче хвала
thing: kartic* racun* nov* uplat* narudzb* porudzb* paket* lozink* stanje kredit* картиц* рачун* нов* пакет* лозинк* поруџбин*
deed: promijen* promen* otkaz* plat* posla* blokir* промен* откаж* плат*
other: prijatelj* mama prodav* nepoznat* непознат*
me: me mi mene ja ми мене ја
how: kako gdje gde kada koliko како где када
`,
  sl: `
human: clovek* ljud* oseb* mesa
some: nekdo nekoga nekom kdo
staff: operater* svetoval* zaposlen* koleg* podpor*
chief: sef* vodj* odgovor*
talk: govor* pogovor* razloz*
call: poklic* telefon* kontakt* stik
put: povez* preusmer* predaj* dajte
want: zelim rad* lahko hocem moram prosim raje naj potreb*
bot: bot* robot* stroj* racunalnik* avtomat* program*
not: ne nocem dovolj sovraz* ugas* zavrac*
real: resnic* ziv*
your: vas vi poslovalnic*
there: je tam tukaj
complain: pritoz*
help: pomoc* pomag* odgovor* pogled* razum*
past: vceraj deluje hvala
thing: kartic* racun* denar* placil* narocil* paket* gesl* stanj* kredit* nakazil*
deed: sprem* preklic* plac* posl* blokir*
other: prijatelj* mama prodajal* neznan*
me: mi me jaz mano
how: kako kje kdaj koliko
`,
  bg: `
human: човек*
some: някой някого кого
staff: оператор* консултант* служител* колег* обслужван*
chief: шеф* началник* управител*
talk: говоря поговоря разговарям обсъд* обясн*
call: обад* звън* телефон* свърж* контакт*
put: прехвърл* свърж* дайте предай*
want: искам бих мога може можете моля трябва предпочитам нека
bot: бот* робот* машин* компютър* автомат* програм*
not: не стига писна мразя спрете отказвам
real: истинск* жив*
your: вас вие ви офис*
there: има ли там тук
complain: жалб* оплача
help: помо* отговор* поглед* разбира*
past: вчера работи благодаря
thing: карта* сметка* пари плащан* поръчк* пратк* парол* баланс* кредит* превод* фактур*
deed: смен* откаж* плат* изпрат* блокир*
other: приятел* продавач* непознат*
me: ми мен мене ме аз
how: как къде кога колко
`,
  el: `
human: ανθρωπο* ανθρωπ* ατομο anthropo*
some: καποι* κανεις κανενας
staff: εκπροσωπ* συμβουλο* υπαλληλο* εξυπηρετηση* συναδελφ*
chief: προισταμεν* διευθυντ* υπευθυν* αφεντικο
talk: μιλησω μιλ* συζητησ* συνομιλ* εξηγησ* miliso
call: καλεσ* παρτε τηλεφων* επικοινων*
put: συνδεσ* μεταφερ* δωστε
want: θελω θελ ηθελα μπορω μπορει* προτιμω πρεπει παρακαλω χρειαζομαι ας thelo
bot: μποτ* ρομποτ* μηχαν* υπολογιστ* αυτοματ* προγραμμα*
not: δεν οχι φτανει βαρεθηκα μισω σταματ* αρνουμαι
real: πραγματικ* ζωνταν*
your: σας καταστημα*
there: υπαρχει ειναι εκει εδω
complain: παραπον*
help: βοηθησ* βοηθας απαντησ* ελεγξ*
past: χθες λυθηκε δουλεψε ευχαριστω
thing: καρτα* λογαριασμ* χρηματα πληρωμ* παραγγελ* δεμα κωδικ* υπολοιπο δανειο τιμολογιο μεταφορα
deed: αλλαξ* ακυρωσ* πληρωσ* στειλ* μπλοκ*
other: φιλ* πωλητ* αγνωστο
me: μου με εγω μαζι
how: πως που ποτε ποσο
`,
}
