import type { CareSignal } from './signals.ts'

/** Sentences that the classifier learns from: our own, in the languages of the screens; one a line. */
export const careSeeds: Readonly<Record<CareSignal, string>> = {
  'self-harm': `
I want to kill myself
I don't want to be alive anymore
I am going to end my life tonight
nobody would miss me if I died
I keep thinking about suicide
I hurt myself again last night
I took too many tablets
I can't see any reason to keep living
I just want to disappear forever
life is not worth it, goodbye
the only way out is to die
I've been cutting myself
everyone would be better without me
jag vill inte leva längre
jag tänker ta livet av mig
jag skadar mig själv
allt känns meningslöst, jag vill dö
ich will nicht mehr leben
ich denke an Selbstmord
ich tue mir etwas an
es wäre besser, wenn ich tot wäre
nie chcę już żyć
myślę o samobójstwie
zrobię sobie krzywdę
wolałabym umrzeć
no quiero vivir más
pienso en suicidarme
me voy a hacer daño
ojalá estuviera muerto
لا أريد أن أعيش بعد اليوم
أفكر في الانتحار
أريد أن أموت
`,
  danger: `
my husband hits me and checks my phone
he says he will kill me if I leave
somebody is trying to break into my house right now
I am being followed and I'm scared to go home
my ex is threatening me
I am hiding from my partner, do not send letters home
someone is blackmailing me with photos
there is smoke coming out of the battery
the heater caught fire
I smell gas in the flat
please call the police
min man slår mig
han hotar att döda mig
det brinner i lägenheten
mein Mann schlägt mich
er droht mich umzubringen
es brennt
mąż mnie bije
grozi że mnie zabije
pali się
mi marido me pega
me amenaza de muerte
hay un incendio
زوجي يضربني
يهددني بالقتل
يوجد حريق
`,
  bereavement: `
my mother passed away last week
my husband died and I don't know what to do with his account
my dad has died, how do I cancel his contract
I am writing on behalf of my late wife
she died in March, please stop sending her letters
the account holder is deceased
I need to send you the death certificate
we buried my brother yesterday
I lost my son this year
I'm the executor of my aunt's will
min mamma har gått bort
min man dog i förra veckan
kontoinnehavaren är avliden
meine Frau ist verstorben
mein Vater ist gestorben
wir haben meinen Bruder beerdigt
moja mama zmarła
mąż nie żyje
jestem wdową, jak zamknąć konto męża
mi esposo falleció
murió mi padre
el titular ha fallecido
توفيت أمي
مات زوجي
صاحب الحساب متوفى
`,
  illness: `
I have cancer and can't work
I am in hospital at the moment
my wife has dementia and forgets her PIN
I was diagnosed with depression
I am disabled and need help with the form
I had surgery and cannot leave the house
I have panic attacks because of these letters
my son is seriously ill
I'm blind and your form does not work for me
I had a heart attack last month
because of my illness I could not answer
jag är allvarligt sjuk
jag ligger på sjukhus
jag har fått cancer
ich bin schwer krank
ich liege im Krankenhaus
ich habe Depressionen
jestem ciężko chora
leżę w szpitalu
mam depresję
estoy muy enfermo
estoy en el hospital
tengo depresión
أنا مريض جدا
أنا في المستشفى
عندي اكتئاب
`,
  debt: `
I can't afford the payment this month
I lost my job and cannot pay
I have no money left for food
we are behind on the rent
debt collectors keep calling me
I'm about to be evicted
can I pay in smaller instalments, I'm broke
my debts are out of control
I gambled away my salary
I need a payment break, money is very tight
the interest is killing me, I can't keep up
jag har inte råd att betala
jag har förlorat jobbet och klarar inte räkningarna
kronofogden jagar mig
ich kann die Rechnung nicht bezahlen
ich habe meine Arbeit verloren und bin pleite
der Gerichtsvollzieher war da
nie mam z czego zapłacić
straciłam pracę i nie spłacę kredytu
komornik zajął mi konto
no puedo pagar este mes
perdí el trabajo y tengo deudas
me van a desahuciar
لا أستطيع دفع القسط
فقدت وظيفتي وعندي ديون
ليس عندي مال للطعام
`,
  distress: `
I'm desperate, please help me
I don't know what to do anymore
I can't sleep because of this
I am crying as I write this
I'm so scared right now
I feel completely alone
I'm at the end of my strength
I can't take this any longer
I'm panicking, everything is falling apart
please, I'm begging you
this is destroying my life
jag är helt förtvivlad
jag orkar inte mer
snälla hjälp mig, jag är rädd
ich bin verzweifelt
ich kann nicht mehr
bitte helfen Sie mir, ich habe Angst
jestem zrozpaczona
już nie daję rady
błagam pomóżcie mi
estoy desesperada
no puedo más
ayúdenme por favor, tengo miedo
أنا يائسة
لم أعد أحتمل
ساعدوني أرجوكم أنا خائفة
`,
  fraud: `
somebody used my card without permission
I've been scammed
there are payments I did not make
my account was hacked
someone stole my identity and took out a loan
I gave my code to someone who called, was that a scam
I got a strange text with a link pretending to be you
my card was cloned
I don't recognise this charge
money has disappeared from my account
my wallet was stolen
I sent money to a fake shop
nån har använt mitt kort
jag har blivit lurad
det är köp jag inte har gjort
jemand hat meine Karte benutzt
ich wurde betrogen
diese Abbuchung kenne ich nicht
ktoś użył mojej karty
oszukali mnie
nie robiłam tej transakcji
alguien usó mi tarjeta
me estafaron
no reconozco este cargo
أحد استخدم بطاقتي
تعرضت للاحتيال
لم أقم بهذه العملية
`,
  legal: `
my lawyer will contact you
I will take you to court
I'm going to sue you
I will report you to the ombudsman
I'm filing a police report against your company
this breaches the GDPR and I'll inform the authority
expect a letter from my attorney
I will go to the press
you'll hear from my solicitor
I demand my rights under the consumer act
jag kontaktar min advokat
jag anmäler er till konsumentverket
vi ses i rätten
ich werde Sie verklagen
Sie hören von meinem Anwalt
ich melde das der Aufsicht
pozwę was do sądu
kieruję sprawę do prawnika
zgłoszę to na policję
los voy a demandar
hablarán con mi abogado
los denunciaré ante consumo
سأرفع دعوى ضدكم
سيتصل بكم المحامي
سأبلغ حماية المستهلك
`,
  complaint: `
I want to make a complaint
I'm very unhappy with your service
this is unacceptable
the staff were rude to me
nobody answers my emails
I've been waiting for weeks and nothing happens
this is the third time I have to write
terrible experience, I want an apology
I expect compensation for this mess
your support is dreadful
jag vill klaga
jag är mycket missnöjd
oacceptabel service
ich möchte mich beschweren
ich bin sehr unzufrieden
das ist inakzeptabel
chcę złożyć skargę
jestem bardzo niezadowolona
to niedopuszczalne
quiero presentar una queja
estoy muy insatisfecho
es inaceptable
أريد تقديم شكوى
أنا غير راض عن الخدمة
هذا غير مقبول
`,
  anger: `
you bloody idiots
this is a fucking joke
I'm furious
what the hell is wrong with you
I'm sick of your excuses
you are thieves
shame on you all
stop wasting my time
I hate this company
are you stupid or something
jävla idioter
jag är förbannad
ni är tjuvar
ihr seid Idioten
ich bin stinksauer
verdammte Diebe
banda idiotów
jestem wściekły
złodzieje
son unos idiotas
estoy furioso
ladrones
أنتم أغبياء
أنا غاضب جدا
لصوص
`,
}
