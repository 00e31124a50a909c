import type { ConceptTable } from './concepts.ts'

/** As `completed-west.ts`. */
export const completedEast: Readonly<Record<string, ConceptTable>> = {
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
