import type { ConceptTable } from './concepts.ts'

/** Ordinary words that the tables of the languages lacked: who and whom, people, who is responsible, understanding. */
export const completed: Readonly<Record<string, ConceptTable>> = {
  en: `
human: dude folk mortal
staff: assistant* receptionist*
not: quit cease neither
other: mum granny neighbour*
real: personally directly face
`,
  es: `
human: carne hombre mujer individu*
chief: manda encargada superiora
real: personalmente directamente viva
bot: contestador* plantilla*
help: entienda ocup*
other: repartidor* abuel*
your: sus vuestr*
`,
  pt: `
human: cara carne homem mulher moc*
real: pessoalmente diretamente
help: entende* cuid*
other: entregador* avo vizinh*
some: ninguem
`,
  fr: `
human: monde gars homme femme individu
real: personnellement directement chair
bot: logiciel* modele*
talk: dire ecrire
help: charge comprend*
other: livreur* voisin*
`,
  it: `
human: carne uomo donna
real: persona personalmente direttamente
help: seguire occup* capisca
staff: vostri dipendent*
other: corriere nonna
`,
  ca: `
human: gent carn home dona
staff: treballador* empleat*
your: vostre vostra
real: personalment directament
help: ocupar
other: mare repartidor
`,
  ro: `
human: oameni carne barbat femeie
some: cui cine nimeni
complain: plang plang*
real: personal* direct
help: pricep* ocup*
other: curier* vecin*
`,
  de: `
human: leute fleisch typen mann frau
some: wem wen niemand
staff: beratung team belegschaft kundenberat*
chief: zustandig* leitung
talk: rede unterhalt* schreib*
bot: textbaustein* vorlage* vorgefertigt*
not: statt anstatt
real: selbst direkt
help: kapier* kummert ubernimmt
other: mutter fahrer nachbar*
your: euer eurem eure
`,
  nl: `
human: vlees mensen man vrouw
chief: leiding baas
talk: bespreken overleg* schrijv*
call: opbellen nummer
help: snap* begrijp* oppak*
real: persoonlijk direct
other: moeder bezorger buur*
`,
  sv: `
human: folk kott snubbe karl kvinna
chief: ansvarig* arbetsledar*
talk: diskutera* muntlig* skriva
not: noll ingenting
help: fattar forstar hand
other: chauffor* granne*
real: sjalv direkt
`,
  da: `
human: folk kod mand kvinde
some: hvem
chief: ansvarlig*
talk: mundtlig* droft* skrive
your: jeres
real: personlig* direkte
help: fatter forsta*
other: mor chauffor* nabo*
`,
  no: `
human: folk kjott mann kvinne
some: hvem
chief: ansvarlig*
talk: muntlig* drofte* skrive
your: deres
real: personlig* direkte
help: skjonn* fatter
other: mor sjafor* nabo*
`,
  fi: `
human: lihaa mies nainen
some: kuka kenelle kukaan
chief: vastuu* johtaj*
talk: suulli* kirjoit*
real: henkilokohtai* suoraan
help: tajua* hoita*
other: aiti* kuljettaj* naapuri*
`,
  et: `
human: isik* lihast mees naine
some: kes kellele
chief: vastutav* vastutab
talk: arutama kirjuta*
real: isikli* otse
want: saaks meelsamini
help: tegele*
other: ema* kuller* naaber*
`,
  hu: `
human: ferfi no hus*
some: kinel kivel kicsoda
staff: munkatars*
chief: felelos* iranyit*
talk: magyaraz* irni
real: szemelyes* kozvetlen*
help: foglalk* erti
other: anya* futar* szomszed*
`,
  lt: `
human: zmon* asmen* gyv*
chief: atsaking* vadov*
talk: rasyti diskut*
real: asmeniskai tiesiog*
help: supra* rupin*
other: kurjer* kaimyn*
want: mieliau
`,
  lv: `
human: dzivs dziva person*
chief: atbildig* vadiba
talk: rakstit parrun*
real: personigi tiesi
help: saprot* parupe*
other: kurjer* kaimin*
`,
  tr: `
human: adam kadin etten
some: kime kimle hickimse
chief: sorumlu* idareci
talk: yazmak yuz
real: bizzat sahsen dogrudan
help: ilgilen* anlayan
other: annem kurye* komsu*
your: sizin sizden
`,
  pl: `
human: ludzi ludzie goscia krwi
some: komu kim nikt
chief: odpowiedzialn* zarzadza
talk: pisan* wyjasnia*
complain: skarg* skarz*
real: osobiscie bezposrednio
help: rozumie zaja* kuma
your: wy panstwa
other: kurier* sasiad*
`,
  ru: `
some: кому кем никто
chief: отвечает ответственн* заведующ*
put: зовите позвать
talk: писать лично
bot: шаблон* железк*
real: лично напрямую
help: заня* разберет*
other: мама маме курьер* сосед*
`,
  uk: `
some: кому ким ніхто
staff: спеціаліст*
chief: головн* відповідальн*
talk: писати
bot: залізяк*
real: особисто напряму
want: волів воліла
help: займ* зайня*
complain: поскарж*
other: мама мамі курєр* сусід*
`,
  cs: `
human: masa muz zena
some: komu kym nikdo
chief: starosti odpovedn*
call: ozv* ozval
talk: psani psat prebrat
real: osobne primo
help: chape chapu zabyv*
other: kuryr* soused*
`,
  sk: `
human: masa muz zena
some: komu kym nikto
chief: starosti zodpovedn*
call: ozv*
talk: pisanie pisat prebrat
real: osobne priamo
help: chape zaobera*
other: kurier* sused*
`,
  hr: `
human: krvi krv крви људи ljudi
some: komu kome tko ko коме ко niko нико
chief: glavni odgovorn* главни одговорн*
call: javi* јави* javlja
talk: pisanje писање objasni* објасни*
real: osobno licno лично direktno
help: razum* разум* pobrin*
there: tamo тамо
your: vasih ваших
other: dostavljac* достављач* komsija susjed*
not: nista ништа
`,
  sl: `
human: mesa krvi
some: komu kdo nihce
chief: odgovorn* vodja
call: javi*
talk: pisanje uredim
real: osebno neposredno
help: posvet* razume
other: dostavljav* sosed*
not: nic
`,
  bg: `
human: хора плът мъж жена
some: кой кого никой
chief: отговаря отговор* началств*
talk: писане* пиша
real: лично директно
help: заеме заемете
other: майка* куриер* съсед*
`,
  el: `
human: σαρκα αντρας γυναικα κοσμος
some: ποιος ποιον ποιους
chief: υπευθυν* αρμοδι*
talk: γραψιμο γραφω
not: τιποτα
real: προσωπικα απευθειας κοντα
your: εσας δικ*
help: καταλαβ* αναλαβ*
other: μητερα κουριερ γειτον*
`,
  zh: `
human: 活人 大活人 個人
staff: 專人 人员 服务员
bot: 模板 系统 软件
talk: 打字 说不清 当面
other: 快递员 邻居
how: 几点
`,
  ja: `
human: 生身 ヒト 人間
some: どなた どちら様
staff: 社員 従業員 お店の人
bot: 定型文 テンプレ
talk: 文字 直接
other: 配達 近所
`,
  ko: `
chief: 책임자 사장
complain: 불만 불평
help: 알아듣 처리 도움
real: 살아 직접
bot: 자동화 프로그램
other: 어머니 이웃
want: 드릴 주실
`,
  th: `
chief: รับผิดชอบ ผู้ดูแล
real: เป็นๆ โดยตรง เอง
call: เบอร์
your: ที่นั่น ของคุณ
help: ดูแล
other: แม่ เพื่อนบ้าน
talk: พิมพ์
`,
  vi: `
human: xương thịt
chief: trách nhiệm sếp
real: trực tiếp thật
call: liên lạc số
talk: nhắn viết
other: mẹ
`,
  id: `
staff: pekerja karyawan
chief: penanggung bertanggungjawab
real: beneran betul langsung sendiri
not: gak nggak enggak
complain: mengadu keluhan
help: ngerti faham paham tangani menangani uruskan
talk: menulis
there: situ
other: ibu mak kurir* tetangga
past: beres selesai
call: nomor nombor
`,
  fil: `
some: kanino sino
chief: namamahala
not: wala* walang
complain: magreklamo
help: nakakaintindi umasikaso
real: mismo personal
other: nanay kapitbahay
call: numero
`,
  sw: `
some: nani yeyote
staff: mshauri wahudumu
chief: anahusika kiongozi
talk: kuandika kulijadili
call: namba anitafute
want: ningependelea
complain: nilalamike
real: mwenyewe ana
not: haielewi
`,
  hi: `
human: आदमी aadmi इंसानों
staff: executive officer
chief: जबाबदार जिम्मेदार
put: कराएँ कराना
real: खरा खुद स्वतः सीधे
there: वहाँ तिथे
talk: लिखने लिहून
call: नंबर number
bot: यंत्र*
other: पिताजी आई पड़ोसी
`,
  bn: `
some: কার কে কারও
staff: কর্মচারী* কর্মকর্তা*
chief: দায়িত্ব*
talk: আলোচনা লিখে
bot: যন্ত্র*
real: সরাসরি নিজে জ্যান্ত
your: আপনাদের
there: ওখানে
help: বোঝে দেখবেন
call: নম্বর
other: মা প্রতিবেশী
`,
  ar: `
human: بشر بشرا ناس
want: عاوز ابغى نبغى
bot: الاليه الاله جاهزه
put: شوفولي جيبولي
your: فريقكم عندكم
help: تفهم يهتم يفهمني
talk: الكتابه
call: رقم
real: بنفسه شخصيا مباشره
other: امي جاري
`,
  fa: `
staff: ملازم کارمند* کارکنان
chief: ذمہ مسئول
put: بدین بدهید
bot: دستگاه
real: جیتا حضوری شخصا خود
there: وہاں اونجا
help: بفهمه رسیدگی
talk: نوشتن لکھنے
call: شماره نمبر
other: مادر* امی همسایه
`,
  he: `
human: אנשים בשר
some: למי מי
chief: אחראי*
talk: לדון הכתיבה
real: אישית ישירות
complain: להתלונן
help: שמבין יטפל
not: כלום
your: שלכם אצלכם
call: המספר מספר
other: אמא שכן
`,
  ta: `
human: உயிருள்ள
some: யார்
chief: பொறுப்பா*
real: நேரடி* நேரில்
talk: எழுதி*
there: அங்கே
help: கவனிக்க புரிந்து*
call: எண்
other: அம்மா*
`,
  te: `
some: ఎవరికి ఎవరు
staff: ఉద్యోగి*
chief: బాధ్యు*
real: నేరుగా స్వయంగా
bot: యంత్ర*
your: మీలో
there: అక్కడ
talk: రాయడం
call: నంబర్
other: అమ్మ*
`,
}
