import type { Seeds } from './seeds.ts'

export const hr: Seeds = {
  language: 'hr',
  asks: `
želim razgovarati sa stvarnom osobom
može li mi netko odgovoriti?
dajte mi operatera
spojite me
prebacite me na korisničku podršku
nazovite me
nazovite me natrag molim
možete li me nazvati?
neka netko nazove
volio bih to s nekim raspraviti
radije telefonom
ima li koga?
je li ovdje čovjek?
gdje se mogu žaliti?
želim podnijeti prigovor nadređenom
dajte mi šefa
dosta automatskih odgovora
dosta mi je ovog bota
mrzim razgovarati sa strojevima
ugasite bota
ne pomažete mi, hoću nekog drugog
jesi li čovjek ili program?
operater
živi agent
čovjeka odmah
ljudska pomoć
mogu li doći u poslovnicu i s nekim razgovarati?
na kojem broju se javlja čovjek?
komplicirano je, radije ću objasniti čovjeku
stariji sam i ne razumijem, treba mi netko za pomoć
ostao sam bez posla, mogu li s nekim razgovarati
ukrali su mi karticu, dajte mi odmah nekoga
nisam to pitao, ima li čovjeka?
neka čovjek to pogleda
proslijedite kolegi
kontaktirajte me`,
  asksFamilies: `
[|molim |dobar dan, ][želim|htio bih|mogu li|moram|radije bih] [razgovarati|pričati|popričati] s [nekim|čovjekom|operaterom|savjetnikom|zaposlenikom|stvarnom osobom|vašim šefom|voditeljem|kolegom][| molim| odmah| o tome]
[|molim |možete li ][me spojiti s|spojite me s|prebacite me na|dajte mi|pozovite] [nekim|nekoga|čovjekom|čovjeka|operatera|savjetnika|voditelja]
[može li|neka|želim da] [me netko|me čovjek|me operater|me netko od vas] [nazove|nazvati|kontaktira|kontaktirati|posluša]
[ne želim|odbijam|neću] razgovarati s [robotom|botom|strojem|računalom|ovim programom]`,
  others: `
kadrovska traži potvrdu
moj agent kaže da ugovor počinje u svibnju
jučer sam pričao s vama i radi
netko je koristio moju karticu u inozemstvu
nepoznata osoba mi je poslala novac
želim poslati novac prijatelju u Njemačku
netko me nazvao i tražio PIN, je li to prijevara?
želim promijeniti broj telefona
ne trebam nikoga, hvala
ne trebam operatera, samo stanje
ja sam čovjek, nisam robot
mogu li dobiti kredit?
pošaljite mi račun
trebam pomoć oko uplate
zašto ste mi naplatili?
gdje je moj paket?
kada stiže povrat?
kartica ne radi
zaboravio sam lozinku
da
ne hvala
dobro jutro
hvala, to je sve
ne znam`,
  othersFamilies: `
[|molim ][mogu li|želim|moram|kako mogu] [promijeniti|otkazati|vidjeti|platiti|blokirati|vratiti] [karticu|račun|stanje|narudžbu|lozinku|kredit][| danas]
[kartica|uplata|narudžba|prijenos|aplikacija|paket] [nije stigla|ne radi|je odbijena|je blokirana|kasni|je kriva]
[pričao sam|razgovarala sam] s [operaterom|nekim|savjetnikom] [jučer|u ponedjeljak] i [radi|riješeno je]`,
}

export const sr: Seeds = {
  language: 'sr',
  asks: `
хоћу да причам са правом особом
може ли неко да ми одговори?
дајте ми оператера
повежите ме
пребаците ме на корисничку подршку
позовите ме
можете ли да ме назовете?
нека неко позове
има ли кога?
да ли је овде човек?
где могу да се жалим?
дајте ми шефа
доста аутоматских одговора
доста ми је овог бота
искључите бота
не помажеш ми, хоћу неког другог
јеси ли човек или програм?
оператер
човека одмах
želim da razgovaram sa stvarnom osobom
može li neko da mi odgovori?
dajte mi operatera
povežite me
prebacite me na korisničku podršku
pozovite me telefonom
možete li da me nazovete?
neka neko pozove
ima li koga?
da li je ovde čovek?
dajte mi šefa
dosta mi je ovog bota
isključite bota
operater
čoveka odmah
neka čovek to pogleda
prosledite kolegi
kontaktirajte me`,
  asksFamilies: `
[|molim |dobar dan, ][želim da|hteo bih da|mogu li da|moram da|radije bih da] [razgovaram|pričam|popričam] sa [nekim|čovekom|operaterom|savetnikom|zaposlenim|pravom osobom|vašim šefom|kolegom][| molim| odmah| o tome]
[|молим |добар дан, ][желим да|хтео бих да|могу ли да|морам да] [разговарам|причам] са [неким|човеком|оператером|саветником|запосленим|правом особом|вашим шефом][| одмах| молим]
[|molim |možete li da ][me povežete sa|povežite me sa|prebacite me na|dajte mi] [nekim|nekoga|čovekom|čoveka|operatera|savetnika]
[не желим|нећу|одбијам] да причам са [роботом|ботом|машином|рачунаром]
[ne želim|neću|odbijam] da pričam sa [robotom|botom|mašinom|računarom]`,
  others: `
кадровска тражи потврду
мој агент каже да уговор почиње у мају
јуче сам причао са вама и ради
неко је користио моју картицу
непозната особа ми је послала новац
желим да променим број телефона
не треба ми нико, хвала
ја сам човек, нисам робот
могу ли да добијем кредит?
где је мој пакет?
картица не ради
заборавио сам лозинку
да
не хвала
kadrovska traži potvrdu
moj agent kaže da ugovor počinje u maju
neko je koristio moju karticu
nepoznata osoba mi je poslala novac
želim da promenim broj telefona
ne treba mi niko, hvala
pošaljite mi račun
treba mi pomoć oko uplate
gde je moj paket?
kada stiže povraćaj?
kartica ne radi
zaboravio sam lozinku
dobro jutro
hvala, to je sve
ne znam`,
  othersFamilies: `
[|molim ][mogu li da|želim da|moram da|kako da] [promenim|otkažem|vidim|platim|blokiram|vratim] [karticu|račun|stanje|porudžbinu|lozinku|kredit][| danas]
[|молим ][могу ли да|желим да|морам да|како да] [променим|откажем|видим|платим|блокирам|вратим] [картицу|рачун|стање|поруџбину|лозинку|кредит][| данас]
[kartica|uplata|porudžbina|aplikacija|paket] [nije stigla|ne radi|je odbijena|kasni]`,
}

export const sl: Seeds = {
  language: 'sl',
  asks: `
rad bi govoril z resnično osebo
mi lahko kdo odgovori?
dajte mi operaterja
povežite me
preusmerite me na podporo
pokličite me
pokličite me nazaj prosim
me lahko pokličete?
naj nekdo pokliče
o tem bi se rad z nekom pogovoril
raje po telefonu
je kdo tam?
je tukaj človek?
kje se lahko pritožim?
dajte mi šefa
dovolj avtomatskih odgovorov
dovolj imam tega bota
sovražim pogovore s stroji
ugasnite bota
ne pomagate mi, hočem koga drugega
si človek ali program?
operater
svetovalec
človeka takoj
človeška pomoč
lahko pridem v poslovalnico in se z nekom pogovorim?
zapleteno je, raje razložim človeku
starejši sem in ne razumem, potrebujem nekoga
ukradli so mi kartico, dajte mi takoj nekoga
naj človek pogleda
predajte kolegu
stopite v stik z mano`,
  asksFamilies: `
[|prosim |dober dan, ][želim|rad bi|ali lahko|moram|raje bi] [govoriti|govoril|se pogovoril|govorila] z [nekom|človekom|operaterjem|svetovalcem|zaposlenim|resnično osebo|vašim šefom|kolegom][| prosim| takoj| o tem]
[|prosim |ali me lahko ][povežete z|povežite me z|preusmerite me na|dajte mi] [nekom|nekoga|človekom|človeka|operaterja|svetovalca]
[ali me lahko|naj me|želim da me] [nekdo|človek|operater|kdo od vas] [pokliče|kontaktira]
[nočem|ne želim|zavračam] govoriti z [robotom|botom|strojem|računalnikom]`,
  others: `
kadrovska služba zahteva potrdilo
moj agent pravi, da se pogodba začne maja
včeraj sem govoril z vami in deluje
nekdo je uporabil mojo kartico v tujini
neznana oseba mi je poslala denar
želim poslati denar prijatelju v Nemčijo
želim spremeniti telefonsko številko
nikogar ne potrebujem, hvala
sem človek, ne robot
ali lahko dobim kredit?
pošljite mi račun
potrebujem pomoč pri nakazilu
zakaj ste mi zaračunali?
kje je moj paket?
kdaj pride vračilo?
kartica ne deluje
pozabil sem geslo
ja
ne hvala
dobro jutro
hvala, to je vse
ne vem`,
  othersFamilies: `
[|prosim ][ali lahko|želim|moram|kako lahko] [spremenim|prekličem|vidim|plačam|blokiram|vrnem] [kartico|račun|stanje|naročilo|geslo|kredit][| danes]
[kartica|plačilo|naročilo|nakazilo|aplikacija|paket] [ni prispela|ne deluje|je zavrnjena|je blokirana|zamuja|je napačno]`,
}

export const bg: Seeds = {
  language: 'bg',
  asks: `
искам да говоря с истински човек
може ли някой да ми отговори?
дайте ми оператор
свържете ме
прехвърлете ме към обслужване на клиенти
обадете ми се
обадете се обратно моля
можете ли да ми звъннете?
нека някой звънне
бих искал да го обсъдя с някого
по-добре по телефона
има ли някой?
тук има ли човек?
къде да се оплача?
искам да подам жалба до началник
дайте ми шефа
стига автоматични отговори
писна ми от този бот
мразя да говоря с машини
спрете бота
не ми помагате, искам друг
човек ли сте или програма?
оператор
консултант
човек веднага
човешка помощ
мога ли да дойда в офиса и да говоря с някого?
сложно е, по-добре да обясня на човек
възрастен съм и не разбирам, трябва ми някой
откраднаха ми картата, дайте ми веднага някого
нека човек го погледне
прехвърлете на колега
свържете се с мен`,
  asksFamilies: `
[|моля |здравейте, ][искам да|бих искал да|мога ли да|трябва да|предпочитам да] [говоря|поговоря|разговарям|се свържа] с [някого|човек|оператор|консултант|служител|истински човек|вашия шеф|колега][| моля| сега| за това]
[|моля |можете ли да ][ме свържете с|свържете ме с|прехвърлете ме към|дайте ми] [някого|човек|оператор|консултант|служител|шефа]
[може ли|нека|искам] [някой|човек|оператор|някой от вас] [да ми се обади|да ми помогне|да се свърже с мен|да го провери|да ми отговори]
[не искам да|отказвам да|омръзна ми да] говоря с [робот|бот|машина|компютър|тази програма]`,
  others: `
отдел кадри иска бележка
моят агент казва, че договорът почва през май
вчера говорих с вас и проработи
някой е използвал картата ми в чужбина
непознат човек ми изпрати пари
искам да пратя пари на приятел в Германия
искам да сменя телефонния си номер
не ми трябва никой, благодаря
аз съм човек, не робот
мога ли да взема кредит?
изпратете ми фактурата
трябва ми помощ с превод
защо ми взехте пари?
къде е пратката ми?
кога ще дойдат парите обратно?
картата не работи
забравих си паролата
да
не благодаря
добро утро
благодаря, това е всичко
не знам`,
  othersFamilies: `
[|моля ][мога ли да|искам да|трябва да|как да] [сменя|откажа|видя|платя|блокирам|върна] [картата|сметката|баланса|поръчката|паролата|кредита][| днес]
[картата|плащането|поръчката|преводът|приложението|пратката] [не дойде|не работи|е отказано|е блокирана|закъснява|е грешна]`,
}
