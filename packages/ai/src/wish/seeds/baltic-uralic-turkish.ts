import type { Seeds } from './seeds.ts'

export const lt: Seeds = {
  language: 'lt',
  asks: `
noriu kalbėti su tikru žmogumi
ar kas nors gali man atsakyti?
duokite operatorių
sujunkite mane
perjunkite į klientų aptarnavimą
paskambinkite man
prašau perskambinti
ar galite man paskambinti?
tegul kas nors paskambina
norėčiau su kuo nors tai aptarti
geriau telefonu
ar yra kas nors?
ar čia yra žmogus?
kur galiu skųstis?
noriu kalbėti su viršininku
gana automatinių atsakymų
nusibodo šitas botas
nekenčiu kalbėti su robotais
išjunkite botą
jūs man nepadedate, noriu kito
jūs žmogus ar programa?
operatorius
konsultantas
žmogų dabar
žmogaus pagalba
ar galiu atvykti ir su kuo nors pasikalbėti?
sudėtinga, geriau paaiškinsiu žmogui
esu senas ir nesuprantu, man reikia ko nors
pavogė kortelę, greitai duokite ką nors
tegul žmogus peržiūri
perduokite kolegai
susisiekite su manimi`,
  asksFamilies: `
[|prašau |sveiki, ][noriu|norėčiau|ar galiu|man reikia|geriau] [kalbėti|pasikalbėti|susisiekti] su [kuo nors|žmogumi|operatoriumi|konsultantu|darbuotoju|tikru žmogumi|jūsų viršininku|kolega][| prašau| dabar| dėl to]
[|prašau |ar galite ][sujunkite mane su|sujungti mane su|perjunkite mane į|duokite] [kuo nors|žmogumi|žmogų|operatoriumi|operatorių|konsultantą]
[ar gali|tegul|noriu kad] [kas nors|žmogus|operatorius] [man paskambinti|man paskambina|man paskambintų|man padeda|su manimi susisiekia|man atsako]
[nenoriu|atsisakau] kalbėti su [robotu|botu|mašina|kompiuteriu]`,
  others: `
personalo skyrius prašo pažymos
mano agentas sako, kad sutartis prasideda gegužę
vakar su jumis kalbėjau ir veikia
kažkas panaudojo mano kortelę užsienyje
nepažįstamas žmogus atsiuntė pinigų
noriu nusiųsti pinigų draugui
noriu pakeisti telefono numerį
man nieko nereikia, ačiū
aš žmogus, ne robotas
ar galiu gauti paskolą?
atsiųskite sąskaitą
reikia pagalbos dėl pavedimo
kodėl nuskaičiavo pinigus?
kur mano siuntinys?
kada bus grąžinimas?
kortelė neveikia
pamiršau slaptažodį
taip
ne ačiū
labas rytas
ačiū, tai viskas
nežinau`,
  othersFamilies: `
[|prašau ][ar galiu|noriu|reikia|kaip] [pakeisti|atšaukti|pamatyti|apmokėti|užblokuoti|grąžinti] [kortelę|sąskaitą|likutį|užsakymą|slaptažodį|paskolą][| šiandien]
[kortelė|mokėjimas|užsakymas|pavedimas|programėlė|siuntinys] [neatėjo|neveikia|atmestas|užblokuota|vėluoja|neteisingas]`,
}

export const lv: Seeds = {
  language: 'lv',
  asks: `
gribu runāt ar īstu cilvēku
vai kāds var man atbildēt?
dodiet operatoru
savienojiet mani
pārslēdziet uz klientu apkalpošanu
piezvaniet man
lūdzu atzvaniet
vai varat man piezvanīt?
lai kāds piezvana
es gribētu ar kādu to apspriest
labāk pa telefonu
vai tur kāds ir?
vai šeit ir cilvēks?
kur es varu sūdzēties?
gribu runāt ar priekšnieku
pietiek automātisko atbilžu
apnicis šis bots
ienīstu runāt ar robotiem
izslēdziet botu
jūs man nepalīdzat, gribu citu
vai jūs esat cilvēks vai programma?
operators
konsultants
cilvēku tūlīt
cilvēka palīdzība
vai varu atnākt un ar kādu parunāt?
tas ir sarežģīti, labāk paskaidrošu cilvēkam
esmu vecs un nesaprotu, man vajag kādu
nozaga karti, ātri dodiet kādu
lai cilvēks to apskata
nododiet kolēģim
sazinieties ar mani`,
  asksFamilies: `
[|lūdzu |labdien, ][gribu|vēlos|vai varu|man vajag|labāk] [runāt|parunāt|sazināties] ar [kādu|cilvēku|operatoru|konsultantu|darbinieku|īstu cilvēku|jūsu priekšnieku|kolēģi][| lūdzu| tagad| par to]
[|lūdzu |vai varat ][savienojiet mani ar|savienot mani ar|pārslēdziet mani uz|dodiet] [kādu|cilvēku|operatoru|konsultantu|darbinieku]
[vai var|lai|gribu lai] [kāds|cilvēks|operators] [man piezvanīt|man piezvana|man palīdz|ar mani sazinās|man atbild]
[negribu|atsakos] runāt ar [robotu|botu|mašīnu|datoru]`,
  others: `
personāla daļa prasa izziņu
mans aģents saka, ka līgums sākas maijā
vakar ar jums runāju un strādā
kāds izmantoja manu karti ārzemēs
nepazīstams cilvēks atsūtīja naudu
gribu nosūtīt naudu draugam
gribu mainīt telefona numuru
man neko nevajag, paldies
es esmu cilvēks, nevis robots
vai varu dabūt kredītu?
atsūtiet rēķinu
vajag palīdzību ar pārskaitījumu
kāpēc noņēma naudu?
kur ir mana paka?
kad būs atmaksa?
karte nestrādā
aizmirsu paroli
jā
nē paldies
labrīt
paldies, tas viss
nezinu`,
  othersFamilies: `
[|lūdzu ][vai varu|gribu|vajag|kā] [mainīt|atcelt|redzēt|apmaksāt|bloķēt|atgriezt] [karti|kontu|atlikumu|pasūtījumu|paroli|kredītu][| šodien]
[karte|maksājums|pasūtījums|pārskaitījums|lietotne|paka] [nav atnākusi|nestrādā|noraidīts|bloķēta|kavējas|nepareizs]`,
}

export const et: Seeds = {
  language: 'et',
  asks: `
tahan rääkida päris inimesega
kas keegi saab mulle vastata?
andke mulle operaator
ühendage mind
suunake mind klienditeenindusse
helistage mulle
palun helistage tagasi
kas te saaksite mulle helistada?
las keegi helistab
tahaksin seda kellegagi arutada
parem telefonis
kas keegi on seal?
kas siin on inimest?
kuhu ma saan kaevata?
tahan rääkida ülemusega
aitab automaatvastustest
mul on sellest botist kõrini
vihkan masinatega rääkimist
lülitage bot välja
te ei aita mind, tahan kedagi teist
kas sa oled inimene või programm?
operaator
klienditeenindaja
inimest kohe
inimese abi
kas ma saan tulla kontorisse ja kellegagi rääkida?
see on keeruline, seletan parem inimesele
olen vana ja ei saa aru, vajan kedagi appi
kaart varastati, andke kohe keegi
las inimene vaatab üle
andke kolleegile edasi
võtke minuga ühendust`,
  asksFamilies: `
[|palun |tere, ][tahan|tahaksin|kas ma saan|pean|pigem tahan] [rääkida|vestelda|suhelda] [kellegagi|inimesega|operaatoriga|nõustajaga|töötajaga|päris inimesega|teie ülemusega|kolleegiga][| palun| kohe| sellest]
[|palun |kas saate ][ühendage mind|ühendada mind|suunake mind|andke mulle] [kellegagi|inimesega|operaatoriga|operaator|nõustaja|inimene]
[kas|las|tahan et] [keegi|inimene|operaator] [saab mulle helistada|helistab mulle|aitab mind|võtab ühendust|vastab mulle]
[ma ei taha|keeldun] rääkida [robotiga|botiga|masinaga|arvutiga]`,
  others: `
personaliosakond küsib tõendit
minu maakler ütleb et leping algab mais
eile rääkisin teiega ja töötab
keegi kasutas mu kaarti välismaal
võõras inimene saatis mulle raha
tahan sõbrale raha saata
tahan telefoninumbrit muuta
ma ei vaja kedagi, aitäh
olen inimene, mitte robot
kas ma saan laenu?
saatke mulle arve
vajan abi ülekandega
miks raha maha võeti?
kus mu pakk on?
millal raha tagasi tuleb?
kaart ei tööta
unustasin parooli
jah
ei aitäh
tere hommikust
aitäh, see on kõik
ei tea`,
  othersFamilies: `
[|palun ][kas ma saan|tahan|pean|kuidas] [muuta|tühistada|näha|maksta|blokeerida|tagastada] [kaarti|kontot|saldot|tellimust|parooli|laenu][| täna]
[kaart|makse|tellimus|ülekanne|rakendus|pakk] [ei tulnud|ei tööta|lükati tagasi|on kinni|hilineb|on vale]`,
}

export const hu: Seeds = {
  language: 'hu',
  asks: `
valódi emberrel szeretnék beszélni
tudna valaki válaszolni?
adjon egy ügyintézőt
kapcsoljon
kapcsolja az ügyfélszolgálatot
hívjanak fel
kérem hívjanak vissza
fel tudnának hívni?
valaki hívjon fel
szeretném megbeszélni valakivel
inkább telefonon
van ott valaki?
van itt ember?
hol panaszkodhatok?
panaszt akarok tenni a vezetőnél
adja a főnökét
elég az automata válaszokból
elegem van ebből a botból
utálok gépekkel beszélni
állítsák le a botot
nem segít, valaki mást kérek
ön ember vagy program?
ügyintéző
élő operátor
embert most
emberi segítség
bemehetek a fiókba beszélni valakivel?
melyik számon veszi fel ember?
bonyolult, inkább elmondom egy embernek
idős vagyok és nem értem, kell valaki aki segít
elvesztettem a munkám, beszélhetnék valakivel
ellopták a kártyám, adjanak gyorsan valakit
nézze meg egy ember
adja át egy kollégának
vegyék fel velem a kapcsolatot`,
  asksFamilies: `
[|kérem |jó napot, ][szeretnék|akarok|kell|inkább] [beszélni|csetelni|egyeztetni] [valakivel|egy emberrel|ügyintézővel|operátorral|tanácsadóval|egy valódi emberrel|a főnökével|egy kollégával][| kérem| most| erről]
[beszélhetek|beszélhetnék|csetelhetek] [valakivel|egy emberrel|ügyintézővel|operátorral|tanácsadóval|a vezetővel][| kérem| most]
[|kérem |tudna ][kapcsoljon|kapcsolni|átadni|adjon] [valakit|egy embert|ügyintézőt|operátort|tanácsadót|a vezetőt|egy kollégát]
[valaki|egy ember|egy ügyintéző] [hívjon fel|felhívhatna|segítsen|keressen meg|válaszoljon|nézze meg ezt]
[nem akarok|nem vagyok hajlandó] [robottal|bottal|géppel|számítógéppel|programmal] beszélni`,
  others: `
a személyzeti osztály igazolást kér
az ügynököm szerint májusban indul a szerződés
tegnap beszéltem önökkel és működött
valaki külföldön használta a kártyámat
egy ismeretlen ember pénzt küldött
pénzt szeretnék küldeni egy barátnak
valaki felhívott és a PIN-kódot kérte, ez csalás?
telefonszámot szeretnék módosítani
nincs szükségem senkire, köszönöm
ember vagyok, nem robot
kaphatok hitelt?
küldje el a számlát
segítség kell egy utaláshoz
miért vontak le pénzt?
hol a csomagom?
mikor jön a visszatérítés?
nem működik a kártyám
elfelejtettem a jelszót
igen
nem köszönöm
jó reggelt
köszönöm, ennyi
nem tudom
személyi kölcsön`,
  othersFamilies: `
[|kérem ][szeretném|hogyan tudom|akarom|kell] [módosítani|lemondani|megnézni|kifizetni|letiltani|visszaküldeni] [a kártyát|a számlát|az egyenleget|a rendelést|a jelszót|a hitelt][| ma]
[a kártya|a fizetés|a rendelés|az utalás|az alkalmazás|a csomag] [nem jött meg|nem működik|elutasították|le van tiltva|késik|hibás]`,
}

export const tr: Seeds = {
  language: 'tr',
  asks: `
gerçek bir kişiyle konuşmak istiyorum
biri bana cevap verebilir mi
bana bir yetkili verin
beni bağlayın
müşteri hizmetlerine aktarın
beni arayın
lütfen geri arayın
beni arayabilir misiniz
birisi arasın
bunu biriyle konuşmak isterim
telefonda halletmek isterim
kimse var mı
burada insan var mı
nereye şikayet edeceğim
müdüre şikayette bulunmak istiyorum
müdürünü ver
otomatik cevap istemiyorum
bu bottan bıktım
makinelerle konuşmaktan nefret ediyorum
botu kapatın
yardım etmiyorsun, başka birini istiyorum
insan mısın program mı
temsilci
canlı destek
insan hemen
operatör lütfen
şubeye gelip biriyle konuşabilir miyim
hangi numarada insan çıkıyor
karışık bir konu, bir insana anlatayım
yaşlıyım anlamıyorum, bana yardım edecek biri lazım
işimi kaybettim, biriyle konuşabilir miyim
kartım çalındı, hemen birini verin
bir insan incelesin
arkadaşınıza devredin
benimle iletişime geçin
temsilciyle görüştürün`,
  asksFamilies: `
[|lütfen |merhaba, |bakın ][biriyle|bir insanla|temsilciyle|müşteri temsilcisiyle|danışmanla|gerçek biriyle|yetkiliyle|müdürünüzle|bir çalışanla|operatörle] [konuşmak istiyorum|görüşmek istiyorum|konuşabilir miyim|görüşebilir miyim|konuşmam lazım|yazışmak istiyorum][| lütfen| hemen| bu konuda]
[|lütfen ][beni] [birine|bir insana|temsilciye|danışmana|gerçek birine|yetkiliye|müdüre|operatöre] [bağlayın|bağlar mısınız|aktarın|yönlendirin]
[biri|bir insan|temsilci|içinizden biri] [beni arasın|bana yardım etsin|benimle iletişime geçsin|buna baksın|bana cevap versin]
[robotla|botla|makineyle|bilgisayarla|bu programla] [konuşmak istemiyorum|konuşmayacağım|uğraşmak istemiyorum]`,
  others: `
insan kaynakları belge istiyor
emlakçım sözleşme mayısta başlıyor diyor
dün sizinle konuştum ve çalıştı
birisi kartımı yurt dışında kullandı
tanımadığım biri bana para gönderdi
bir arkadaşa para göndermek istiyorum
birisi arayıp şifremi sordu, dolandırıcılık mı
telefon numaramı değiştirmek istiyorum
kimseye ihtiyacım yok, teşekkürler
ben insanım, robot değilim
kredi alabilir miyim
faturayı gönderin
havale için yardım lazım
neden para çekildi
paketim nerede
iade ne zaman gelecek
kartım çalışmıyor
şifremi unuttum
evet
hayır teşekkürler
günaydın
teşekkürler, bu kadar
bilmiyorum
kişisel kredi`,
  othersFamilies: `
[|lütfen ][kartımı|hesabımı|bakiyemi|siparişimi|şifremi|faturamı|kredimi|adresimi] [değiştirmek istiyorum|iptal etmek istiyorum|görebilir miyim|ödemek istiyorum|nasıl bloke ederim|iade etmek istiyorum]
[kartım|ödeme|siparişim|havale|uygulama|paket] [gelmedi|çalışmıyor|reddedildi|bloke|gecikti|yanlış]
[dün|pazartesi] [temsilciyle|biriyle|danışmanla] konuştum [ve çözüldü|her şey yolunda]`,
}
