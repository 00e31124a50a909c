import type { CareSignal } from './signals.ts'

/** Further sentences, beside `seeds.ts`. */
export const careSeedsMore: Readonly<Record<CareSignal, string>> = {
  'self-harm': `
I don't want to wake up tomorrow
I have written my goodbye letter
I've decided tonight is my last night
I am standing on the bridge
there's nothing for me here, I want it to be over
I want the pain to stop for good and never come back
I feel like ending everything
I don't deserve to live
they will be happier once I'm dead
I swallowed a whole box of painkillers
I have a knife and I want to hurt myself
why should I go on living
nobody needs me, I'll be gone soon
I am having suicidal thoughts
jag har tankar på att göra slut på allt
det är bättre om jag dör
jag har tagit massor av tabletter
ich will einfach nur sterben
ich habe viele Tabletten genommen
mein Leben hat keinen Sinn mehr
życie nie ma dla mnie sensu
połknęłam tabletki
chcę ze sobą skończyć
quiero desaparecer para siempre
me tomé muchas pastillas
mi vida no vale nada
أخذت حبوبا كثيرة
حياتي بلا معنى
سأنهي حياتي`,
  danger: `
my partner is violent and I'm hiding in the bathroom
he threatened to hurt my children
somebody with a knife is at the door
a man keeps waiting for me outside work
I think someone followed me from your branch
I fled with my kids to a shelter
my boyfriend controls my money and hits me
he knows my address and I'm scared for my life
the charger exploded and burned my hand
my child swallowed a battery
we are trapped in the lift
there was an accident, someone is bleeding
they said they'd come to my house and beat me
jag är rädd för min sambo, han är våldsam
någon förföljer mig
ich habe Angst vor meinem Mann, er ist gewalttätig
jemand verfolgt mich
boję się partnera, jest agresywny
ktoś mnie śledzi
tengo miedo de mi pareja, es violento
alguien me sigue
أخاف من زوجي، إنه عنيف
شخص يلاحقني`,
  bereavement: `
my grandmother just died and I'm sorting out her things
my partner was killed in an accident
since my husband's death I can't find the papers
the customer has passed, what do you need from the family
my late father had a loan with you
we lost our baby
my best friend died yesterday
how do I tell you about a death
my sister's funeral is tomorrow, can this wait
I am a widow and everything was in his name
our mum died last night
the person on this account died in spring
I'm sorting my uncle's affairs after his death
min mormor har dött
min sambo omkom
jag är änka
mein Großvater ist verstorben
mein Partner ist verunglückt
ich bin Witwe
zmarła moja babcia
zginął mój brat
po śmierci ojca
murió mi abuela
mi pareja murió en un accidente
soy viuda
توفيت جدتي
مات أخي في حادث
أنا أرملة`,
  illness: `
I've been off sick for months
I have a serious illness and I'm very tired
my mother has Alzheimer's and keeps ordering things
I am waiting for an operation
I just came out of intensive care
my depression makes it hard to open letters
I'm in a wheelchair and your branch has stairs
my eyesight is very poor, I can't read the screen
I have a learning disability, please explain slowly
I am deaf, please don't call me
I have been diagnosed with a tumour
my wife had a stroke and I look after her
I am in a psychiatric clinic
my anxiety is so bad that I can't go outside
jag är sjukskriven sedan länge
jag väntar på en operation
min fru har demens
ich bin seit Monaten krankgeschrieben
ich warte auf eine Operation
meine Mutter hat Alzheimer
jestem na zwolnieniu od miesięcy
czekam na operację
mama ma demencję
llevo meses de baja
espero una operación
mi madre tiene alzhéimer
أنا في إجازة مرضية منذ شهور
أنتظر عملية
أمي تعاني من الخرف`,
  debt: `
my salary doesn't cover the bills any more
I missed two payments because I was laid off
I had to choose between heating and your bill
could you lower the instalments, I'm struggling
I owe money everywhere
my card is maxed out and I can't pay it back
we're going to lose our flat
I live on benefits and there's nothing left
I borrowed to pay another loan
please don't send the bailiffs
I can only pay ten euros a month
I'm self-employed and have had no work since spring
the reminder fees make it worse, I have no money
my benefits were stopped
lönen räcker inte till räkningarna
jag ligger efter med betalningarna
kan jag få en avbetalningsplan
mein Lohn reicht nicht für die Rechnungen
ich bin mit den Raten im Rückstand
kann ich in kleineren Raten zahlen
pensja nie wystarcza na rachunki
zalegam z ratami
czy mogę płacić w mniejszych ratach
el sueldo no me alcanza para las facturas
debo varias cuotas
¿puedo pagar en cuotas más pequeñas? no tengo dinero
راتبي لا يكفي الفواتير
تأخرت عن الأقساط
هل يمكن تقسيط المبلغ، وضعي صعب`,
  distress: `
I'm so stressed I can't think
I haven't slept for days
my hands won't stop shaking
please hurry, I'm terrified
I'm alone with this and nobody helps
I broke down in tears at the till
I'm worried sick
everything is too much for me
I feel so helpless
it is a nightmare, I can't bear it
I'm begging you to help me
I'm really frightened about this letter
I don't know where to turn
jag är så stressad att jag inte kan tänka
allt är för mycket för mig
jag är jätteorolig
ich bin total überfordert
mir ist alles zu viel
ich habe große Angst vor diesem Brief
wszystko mnie przerasta
jestem kłębkiem nerwów
bardzo się boję
todo esto me supera
estoy muy angustiada
no sé a quién acudir
كل شيء فوق طاقتي
أنا قلقة جدا
لا أعرف إلى من ألجأ`,
  fraud: `
I paid for something online and the shop does not exist
someone is pretending to be me
there's a loan in my name that I never took
I clicked on a link and now money is missing
a caller asked me to install an app and then emptied my account
unknown purchases on my statement
my details are being used by criminals
I received a fake invoice from your company
my card was used abroad while I was at home
they took my phone and my card on the train
I was talked into transferring money to a safe account
somebody changed my password and address
jag klickade på en länk och nu saknas pengar
någon har tagit ett lån i mitt namn
mitt kort har använts utomlands
ich habe auf einen Link geklickt und jetzt fehlt Geld
jemand hat in meinem Namen einen Kredit aufgenommen
meine Karte wurde im Ausland benutzt
kliknęłam w link i zniknęły pieniądze
ktoś wziął kredyt na moje dane
moja karta została użyta za granicą
hice clic en un enlace y me falta dinero
alguien pidió un préstamo a mi nombre
usaron mi tarjeta en el extranjero
ضغطت على رابط واختفت أموالي
أحد أخذ قرضا باسمي
استخدمت بطاقتي في الخارج`,
  legal: `
I've spoken to a lawyer about this
this will end up in court
I am taking legal advice
I reserve the right to take legal action
you are breaking the law
I have reported this to the police
I'm contacting consumer protection
my insurance's legal team will write to you
I will file a claim in small claims court
I request all my data under the GDPR or I complain to the authority
I'll inform the financial regulator
see you before the judge
the newspapers will hear about this
jag har pratat med en jurist
det här bryter mot lagen
jag har gjort en polisanmälan
ich habe mit einem Anwalt gesprochen
das ist gesetzwidrig
ich habe Anzeige erstattet
rozmawiałam z prawnikiem
łamiecie prawo
złożyłem zawiadomienie na policji
he consultado a un abogado
están violando la ley
puse una denuncia en la policía
استشرت محاميا
أنتم تخالفون القانون
قدمت بلاغا للشرطة`,
  complaint: `
your service has become really bad
I was treated badly by your employee
I've written four times and got no reply
I am disappointed in your company
I want this complaint on record
nothing works and nobody takes responsibility
I have had to wait an hour again
what poor customer care
your driver threw my parcel over the fence
you promised a call and never rang
I want to know how you will make up for this
the quality is awful and I want that noted
I'm thinking of leaving because of how I was treated
jag har skrivit fyra gånger utan svar
jag blev dåligt behandlad
ich habe viermal geschrieben und keine Antwort
ich wurde schlecht behandelt
pisałem cztery razy i nic
źle mnie potraktowano
he escrito cuatro veces sin respuesta
me trataron mal
كتبت أربع مرات ولم يرد أحد
عاملوني معاملة سيئة`,
  anger: `
I've had it with you
this is driving me mad
are you kidding me
what a pathetic company
you lot are a disgrace
give me my damn money back
get your act together
I am so angry I could scream
don't you dare close this chat
what kind of rubbish is this
you lied to me again
you are taking the piss
jag blir galen på er
ni ljuger för mig
vilket skitföretag
ihr macht mich wahnsinnig
ihr lügt mich an
so ein Saftladen
doprowadzacie mnie do szału
okłamujecie mnie
żałosna firma
me están volviendo loco
me mienten otra vez
qué empresa tan patética
جننتوني
تكذبون علي مرة أخرى
شركة فاشلة`,
}
