import type { Seeds } from './seeds.ts'

export const uk: Seeds = {
  language: 'uk',
  asks: `
хочу поговорити зі справжньою людиною
хтось може мені відповісти?
дайте оператора
з'єднайте мене
переключіть на оператора
зателефонуйте мені
подзвоніть будь ласка
ви можете передзвонити?
нехай хтось подзвонить
я б хотів обговорити це з кимось
краще телефоном
є хто?
тут є людина?
куди скаржитися?
хочу подати скаргу керівнику
покличте начальника
досить автоматичних відповідей
набрид цей бот
ненавиджу говорити з роботами
вимкніть бота
ви не допомагаєте, дайте іншого
ви людина чи програма?
оператор
живий консультант
людину терміново
допомога людини
можна прийти у відділення і з кимось поговорити?
за яким номером відповість людина?
це складно, краще поясню людині
я літня людина і не розумію, мені треба когось на допомогу
втратив роботу, хочу з кимось поговорити
вкрали картку, терміново дайте когось
я не про це питав, є там людина?
хай подивиться людина
передайте колезі
зв'яжіться зі мною`,
  asksFamilies: `
[|будь ласка |добрий день, |слухайте, ][хочу|хотів би|можна|мені треба|потрібно|краще] [поговорити|говорити|поспілкуватися|зв'язатися] з [кимось|людиною|живою людиною|оператором|консультантом|працівником|вашим начальником|керівником|менеджером][| будь ласка| зараз| терміново| про це]
[|будь ласка |можете |ви можете ][з'єднайте мене з|з'єднати мене з|переведіть мене на|дайте мені|покличте] [кимось|людиною|людину|оператором|оператора|консультанта|менеджера|колегу]
[нехай|чи може|хочу щоб] [хтось|людина|оператор|хтось із вас] [мені подзвонить|подзвонив|допоможе|зв'яжеться зі мною|це перевірить|мені відповість]
[не хочу|набридло|відмовляюся] [говорити|спілкуватися|розмовляти] з [роботом|ботом|машиною|комп'ютером|цією програмою]`,
  others: `
відділ кадрів просить довідку
мій агент каже, договір з травня
вчора з вами говорив, усе запрацювало
хтось розплатився моєю карткою за кордоном
незнайома людина надіслала мені гроші
хочу надіслати гроші другові в Польщу
мені подзвонили і спитали пін, це шахраї?
хочу змінити номер телефону
мені ніхто не потрібен, дякую
оператор не потрібен, лише баланс
я людина, а не робот
чи можна взяти кредит?
надішліть рахунок
потрібна допомога з переказом
чому списали гроші?
де моя посилка?
коли буде повернення?
картка не працює
забув пароль
так
ні дякую
доброго ранку
дякую, це все
не знаю
особистий кредит`,
  othersFamilies: `
[|будь ласка ][можна|хочу|треба|як мені] [змінити|скасувати|подивитися|оплатити|заблокувати|отримати|повернути] [картку|рахунок|баланс|замовлення|пароль|кредит|адресу][| сьогодні| в застосунку]
[моя картка|платіж|замовлення|переказ|застосунок|посилка] [не прийшла|не працює|відхилено|заблоковано|запізнюється|неправильне]
[говорив|спілкувався] з [оператором|кимось|консультантом] [вчора|у понеділок] і [працює|все вирішили]`,
}

export const cs: Seeds = {
  language: 'cs',
  asks: `
chci mluvit se skutečným člověkem
může mi někdo odpovědět?
dejte mi operátora
přepojte mě
spojte mě se zákaznickou podporou
zavolejte mi
zavolejte mi prosím zpátky
můžete mi zavolat?
ať někdo zavolá
rád bych to s někým probral
radši po telefonu
je tam někdo?
je tu nějaký člověk?
kde si můžu stěžovat?
chci podat stížnost nadřízenému
dejte mi šéfa
dost automatických odpovědí
mám dost tohohle bota
nesnáším mluvení s roboty
vypněte bota
nepomáháte mi, chci někoho jiného
jste člověk nebo program?
operátor
živý poradce
člověka hned
lidská pomoc
můžu přijít na pobočku a s někým mluvit?
na jakém čísle odpoví člověk?
je to složité, radši to vysvětlím člověku
jsem starší a nerozumím tomu, potřebuju někoho na pomoc
přišel jsem o práci, chci s někým mluvit
ukradli mi kartu, dejte mi hned někoho
na to jsem se neptal, je tam člověk?
ať se na to podívá člověk
předejte to kolegovi
spojte se se mnou`,
  asksFamilies: `
[|prosím |dobrý den, |poslyšte, ][chci|chtěl bych|můžu|mohla bych|musím|raději] [mluvit|si promluvit|hovořit|chatovat] s [někým|člověkem|operátorem|poradcem|pracovníkem|skutečným člověkem|vaším šéfem|vedoucím|kolegou][| prosím| hned| o tom]
[|prosím |můžete |mohli byste ][mě spojit s|spojte mě s|přepojte mě na|dejte mi|zavolejte] [někým|člověkem|člověka|operátorem|operátora|poradce|vedoucího|kolegu]
[může|ať|chci aby] [někdo|člověk|operátor|někdo z vás] [mi zavolá|mi zavolat|mi zavolal|mi pomůže|mě kontaktuje|to zkontroluje|mi odpoví]
[nechci|odmítám|nebaví mě] [mluvit|bavit se] s [robotem|botem|strojem|počítačem|tímhle programem]`,
  others: `
personální oddělení chce potvrzení
můj makléř říká, že smlouva začíná v květnu
včera jsem s vámi mluvil a fungovalo to
někdo použil mou kartu v zahraničí
neznámý člověk mi poslal peníze
chci poslat peníze kamarádovi do Polska
někdo mi volal a chtěl PIN, je to podvod?
chci změnit telefonní číslo
nikoho nepotřebuji, díky
nechci operátora, jen zůstatek
jsem člověk, ne robot
můžu dostat půjčku?
pošlete mi fakturu
potřebuji pomoct s převodem
proč mi strhli peníze?
kde je můj balík?
kdy přijde vrácení peněz?
karta nefunguje
zapomněl jsem heslo
ano
ne děkuji
dobré ráno
díky, to je vše
nevím
osobní půjčka`,
  othersFamilies: `
[|prosím ][můžu|chci|musím|jak můžu] [změnit|zrušit|vidět|zaplatit|zablokovat|aktivovat|vrátit] [kartu|účet|zůstatek|objednávku|heslo|fakturu|půjčku][| dnes| v aplikaci]
[karta|platba|objednávka|převod|aplikace|balík] [nepřišla|nefunguje|byla zamítnuta|je zablokovaná|má zpoždění|je špatně]
[mluvil jsem|už jsem mluvila] s [operátorem|někým|poradcem] [včera|v pondělí] a [funguje to|vyřešeno]`,
}

export const sk: Seeds = {
  language: 'sk',
  asks: `
chcem hovoriť so skutočným človekom
môže mi niekto odpovedať?
dajte mi operátora
prepojte ma
spojte ma so zákazníckou podporou
zavolajte mi
zavolajte mi prosím späť
môžete mi zavolať?
nech niekto zavolá
rád by som to s niekým prediskutoval
radšej cez telefón
je tam niekto?
je tu nejaký človek?
kde sa môžem sťažovať?
chcem podať sťažnosť nadriadenému
dajte mi šéfa
dosť automatických odpovedí
mám dosť tohto bota
neznášam rozhovory s robotmi
vypnite bota
nepomáhate mi, chcem niekoho iného
ste človek alebo program?
operátor
živý poradca
človeka hneď
ľudská pomoc
môžem prísť na pobočku a s niekým hovoriť?
na akom čísle odpovie človek?
je to zložité, radšej to vysvetlím človeku
som starší a nerozumiem tomu, potrebujem niekoho na pomoc
prišiel som o prácu, chcem s niekým hovoriť
ukradli mi kartu, dajte mi hneď niekoho
na to som sa nepýtal, je tam človek?
nech sa na to pozrie človek
odovzdajte to kolegovi
spojte sa so mnou`,
  asksFamilies: `
[|prosím |dobrý deň, ][chcem|chcel by som|môžem|musím|radšej] [hovoriť|sa porozprávať|chatovať] s [niekým|človekom|operátorom|poradcom|pracovníkom|skutočným človekom|vaším šéfom|vedúcim|kolegom][| prosím| hneď| o tom]
[|prosím |môžete |mohli by ste ][ma spojiť s|spojte ma s|prepojte ma na|dajte mi|zavolajte] [niekým|človekom|človeka|operátorom|operátora|poradcu|vedúceho|kolegu]
[môže|nech|chcem aby] [niekto|človek|operátor|niekto z vás] [mi zavolá|mi zavolať|mi pomôže|ma kontaktuje|to skontroluje|mi odpovie]
[nechcem|odmietam] hovoriť s [robotom|botom|strojom|počítačom|týmto programom]`,
  others: `
personálne oddelenie chce potvrdenie
môj maklér hovorí, že zmluva začína v máji
včera som s vami hovoril a fungovalo to
niekto použil moju kartu v zahraničí
neznámy človek mi poslal peniaze
chcem poslať peniaze kamarátovi do Poľska
niekto mi volal a chcel PIN, je to podvod?
chcem zmeniť telefónne číslo
nikoho nepotrebujem, ďakujem
nechcem operátora, len zostatok
som človek, nie robot
môžem dostať pôžičku?
pošlite mi faktúru
potrebujem pomôcť s prevodom
prečo mi strhli peniaze?
kde je môj balík?
kedy príde vrátenie peňazí?
karta nefunguje
zabudol som heslo
áno
nie ďakujem
dobré ráno
vďaka, to je všetko
neviem`,
  othersFamilies: `
[|prosím ][môžem|chcem|musím|ako môžem] [zmeniť|zrušiť|vidieť|zaplatiť|zablokovať|vrátiť] [kartu|účet|zostatok|objednávku|heslo|faktúru|pôžičku][| dnes]
[karta|platba|objednávka|prevod|aplikácia|balík] [neprišla|nefunguje|bola zamietnutá|je zablokovaná|mešká|je zle]
[hovoril som|už som hovorila] s [operátorom|niekým|poradcom] [včera|v pondelok] a [funguje to|vyriešené]`,
}
