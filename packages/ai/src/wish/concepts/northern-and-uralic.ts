import type { ConceptTable } from './concepts.ts'

export const northernAndUralic: Readonly<Record<string, ConceptTable>> = {
  sv: `
human: manniska* manniskor person personer mansklig*
some: nagon nan nagot vem
staff: handlaggare medarbetare radgivare operator kundtjanst kundservice kollega* personal anstalld* specialist* team kontaktperson support avdelning*
chief: chef* arbetsledare foreman
talk: prata* tala* snacka* chatta* samtal forklara* talas
call: ring* uppringd telefon* kontakt* kontakta* hor signal
put: koppla* skicka* lamna* overfor* forbind* flytta
want: vill skulle kan far behover hellre snalla tack ge vilja kraver onskar be
bot: bot boten robot* maskin* dator* automat* program* algoritm* ai
not: inte ingen inga trott less hatar stoppa vagrar orkar sluta
real: riktig* verklig* levande personlig*
your: er ni ert era hos kontor*
there: finns ar dar har
complain: klaga* klagomal
help: hjalp* svara* titta* ta over forstar
past: igar forra loste lost funkar tackar redan mandags
thing: kort* konto* pengar betalning* bestallning* paket* losenord saldo faktura* lan adress* overforing aterbetalning autogiro
deed: andra* avsluta* betala* oppna* sparra* aktivera* byta*
other: van vans mamma pappa saljare* butik* okand* maklare*
me: mig jag min mitt mina
how: hur var nar vad varfor vilket
`,
  da: `
human: menneske* person personer kod rigtig
some: nogen en
staff: medarbejder* radgiver* kundeservice kollega* ansat*
chief: chef* leder*
talk: tale* snakke* chatte* forklar*
call: ring* telefon* kontakt*
put: stil viderestil* stille giv kontakt
want: vil kan ma gerne hellere brug tak lad skal
bot: bot botten robot* maskine* computer* automat* program*
not: ikke traet hader stop naegter gider
real: rigtig* aegte levende
your: i jer
there: er der her
complain: klag*
help: hjaelp* svar* se forstar
past: gar virkede lost tak mandags
thing: kort* konto* penge betaling* ordre* pakke* kode saldo faktura* lan* overforsel
deed: aendre* annuller* betale* spaerre* aktiver*
other: ven saelger butik ukendt*
me: mig jeg min mit
how: hvordan hvor hvornar hvilket
`,
  no: `
human: menneske* person personer
some: noen en
staff: medarbeider* radgiver* kundeservice kollega* saksbehandler* ansatt*
chief: sjef* leder*
talk: snakke* prate* chatte* forklar*
call: ring* telefon* kontakt*
put: sett sette koble* gi send*
want: vil kan far gjerne heller trenger takk la ma
bot: bot boten robot* maskin* datamaskin automat* program*
not: ikke lei hater stopp nekter gidder
real: ekte riktig* levende
your: dere
there: finnes er der her
complain: klag*
help: hjelp* svar* se
past: gar virket lost takk mandag
thing: kort* konto* penger betaling* bestilling* pakke* passord saldo faktura* lan* overforing
deed: endre* avbestille* betale* sperre* aktiver*
other: venn selger butikk ukjent*
me: meg jeg min mitt
how: hvordan hvor nar hvilket
`,
  fi: `
human: ihmi* henkil*
some: joku jonkun jollekulle jotakuta ketaan
staff: asiakaspalvel* asiantunti* neuvoj* kollega* tyontekij* virkailij*
chief: esimie* pomo* paallik*
talk: puhu* jutel* keskustel* chat* selit*
call: soit* puhelim* yhtey*
put: yhdist* siir* antakaa anna
want: halua* voi* saa* mieluummin tarvits* pyyta* kiitos taytyy
bot: bot* robot* kone* tietokone* automaat* ohjelma*
not: en ei alk* kyllast* vihaan lopet* kieltay* jaksa
real: oikea* oikean aito elava
your: te tei* teist* konttori*
there: onko siella taalla on
complain: valit*
help: autt* auta* vasta* kats* ymmart*
past: eilen toimi hoitui
thing: kort* til* raha* maksu* tilau* paket* salasana* saldo* lasku* laina*
deed: vaih* peru* maksa* lahett* sulke* aktivoi*
other: ystav* myyja* tuntema* kuriiri*
me: minu* mina minua
how: miten missa milloin minne mihin
`,
  et: `
human: inim*
some: keegi kellegagi kedagi
staff: operaator* noustaja* klienditeenind* tootaja* kolleeg*
chief: ulemus* juht*
talk: raakida vestelda suhelda arutada selet*
call: helista* telefon* uhendust
put: uhenda* suuna* andke
want: tahan tahaksin saan saab pean palun vajan las
bot: bot* robot* masin* arvuti* automaat* programm*
not: ei korini vihkan aitab lulita* keeldun
real: paris elus
your: te teie teist kontor*
there: kas seal siin on
complain: kaeba* kaevata
help: aita* abi vasta* vaata* aru
past: eile tootab aitah
thing: kaar* konto* raha makse* tellimus* pakk* parool* arve* laen* ulekan*
deed: muuta tuhista* maksta saata blokeeri*
other: sober sobra* muuja* vooras
me: mulle mind minuga ma
how: kuidas kus millal kuhu
`,
  hu: `
human: ember* szemely hus
some: valaki* ki
staff: ugyintez* operator* tanacsad* ugyfelszolgalat* kolleg* alkalmazott*
chief: vezet* fonok*
talk: beszel* csetel* egyeztet* megbeszel* elmond*
call: hiv* felhiv* visszahiv* telefon* keress* kapcsolat*
put: kapcsol* atad* adjon adjanak
want: szeretnek akarok kerem kerek inkabb tudna tudnanak kell kaphat
bot: bot* robot* gep* szamitogep* automata program*
not: nem elegem utal* eleg allits*
real: valodi elo igazi
your: onok* maguk fiok*
there: van ott itt
complain: panasz*
help: segit* valaszol* nez* ert*
past: tegnap mukod* koszon*
thing: kartya* kartyam szamla* penz* fizetes* rendeles* csomag* jelszo* egyenleg* hitel* utalas*
deed: modosit* lemond* kifizet* kuld* letilt*
other: barat* elado* ismeretlen
me: nekem engem velem fel
how: hogyan hol mikor melyik
`,
  lt: `
human: zmog*
some: kas nors kazkas kam kuo
staff: operator* konsultant* darbuotoj* kolega* aptarnavim*
chief: virsinink* vadov*
talk: kalbe* pasikalb* aptar* paaiskin*
call: paskamb* perskamb* telefon* susisiek*
put: sujun* perjun* duok* perduok*
want: noriu noreciau galiu galit* gali reikia prasau geriau tegul
bot: bot* robot* masin* kompiuter* automat* program*
not: ne nenoriu nusibodo gana nekenciu isjun* atsisakau nieko
real: tikr*
your: jus jusu
there: ar yra cia ten
complain: skus*
help: padek* pagalb* atsak* perziur*
past: vakar veikia aciu
thing: kortel* saskait* pinig* mokejim* uzsakym* siuntin* slaptazod* likut* paskol* pavedim*
deed: pakeis* atsauk* apmok* siust* uzblok*
other: draug* mama pardavej* nepazist*
me: man mane manimi as
how: kaip kur kada
`,
  lv: `
human: cilvek* person*
some: kads kadu kam
staff: operator* konsultant* darbiniek* koleg* apkalposan*
chief: prieksniek* vaditaj*
talk: runat parunat aprunat apspriest paskaidro*
call: piezvan* atzvan* telefon* sazin*
put: savieno* parsledz* dodiet nododiet
want: gribu gribetu vel* varu var varat vajag ludzu labak lai
bot: bot* robot* masin* dator* automat* programma
not: ne negribu apnic* pietiek ienist* izsledz* atsakos neko
real: ist*
your: jus jusu jums
there: vai ir seit tur
complain: sudz*
help: palidz* atbild* apskat*
past: vakar strada paldies
thing: kart* kont* naud* maksajum* pasutijum* paka* parol* atlikum* kredit* parskaitijum* rekin*
deed: mainit atcelt apmaks* nosut* bloke*
other: draug* mamma pardevej* nepazist*
me: man mani
how: ka kur kad
`,
  tr: `
human: insan* kisi* kisiyle
some: biri* birine birisi kim kimse
staff: temsilci* danisman* operator* yetkili* calisan* musteri hizmet* destek personel
chief: mudur* yonetici* amir* sorumlu* patron
talk: konus* gorus* yazis* anlat* sohbet
call: ara arayin arasin arar telefon* iletisim*
put: bagla* aktar* yonlendir* verin ver devred*
want: istiyorum isterim istemek lutfen miyim misiniz lazim
bot: bot* robot* makine* bilgisayar* otomatik program* yapay
not: istemiyorum bik* nefret kapat* degil yeter
real: gercek canli
your: siz sube*
there: var mi burada
complain: sikayet*
help: yardim* cevap* baksin incele*
past: dun cozul* calisti tesekkur* pazartesi
thing: kart* hesap* hesab* para odeme* siparis* paket* sifre* bakiye* fatura* kredi* havale* iade*
deed: degistir* iptal ode* gonder* bloke*
other: arkadas* satici* tanimadigim
me: beni bana benimle ben
how: nasil nerede nereye ne hangi
`,
}
