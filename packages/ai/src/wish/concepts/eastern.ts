import type { ConceptTable } from './concepts.ts'

export const eastern: Readonly<Record<string, ConceptTable>> = {
  zh: `
human: 人 真人 人工 人類
some: 有人 谁 誰 别人 派人 叫人 找人
staff: 客服 专员 專員 专人 工作人员 员工 同事 顾问 人員
chief: 经理 主管 领导 负责人 老板 经理
talk: 说话 聊 谈 沟通 讲 說 说 談 傾 通話 通话 解释
call: 打电话 电话 回电 联系 電話 聯絡
put: 转 轉接 接通 转接 接手 转到
want: 要 想 请 能不能 可以 麻烦 請 需要
bot: 机器 机器人 程序 电脑 自动 算法 人工智能 機器
not: 不 别 没 不要 不想 受够
real: 真 活 真正
your: 你们 贵 网点 那边
there: 有没有 在吗 吗 在
complain: 投诉 抱怨 投訴
help: 帮 处理 看一下 解决 懂 接手 回复
past: 昨天 已经 好了 上次 上周 谢谢 解决了
thing: 卡 钱 账户 付款 订单 包裹 密码 余额 退款 手续费 贷款 地址 转账 发票 账单
deed: 修改 取消 支付 转账 冻结 激活 查询 改
other: 朋友 妈 家人 卖家 店员 陌生
me: 我 我的
how: 怎么 哪里 什么 如何 多少
`,
  ja: `
human: 人 人間 ヒト
some: 誰か 誰 だれか
staff: オペレーター 担当 担当者 スタッフ 係 サポート 社員 相談員 同僚
chief: 上司 責任者 マネージャー 店長 上の人
talk: 話 相談 説明 お話 言い
call: 電話 連絡 折り返し
put: つない 代わ 切り替え 繋 回し 引き継 呼ん
want: たい ください お願い 希望 もらえ ほしい いただけ
bot: ロボット ボット 機械 自動 プログラム コンピューター ai
not: ない 嫌 やめ じゃなく もういい 役に立たない
real: 本物 直接 有人 本当
your: そちら 窓口 店舗
there: いますか いませんか いる
complain: 苦情 クレーム
help: 助け 対応 確認 分かる 見て
past: 昨日 先週 解決 ました 前回 ありがとう
thing: カード 口座 お金 支払 注文 荷物 パスワード 残高 返金 手数料 ローン 住所 振込 請求
deed: 変更 解約 止め 送り 開き キャンセル
other: 友人 母 店員 知らない人
me: 私 わたし
how: どう どこ いつ なぜ いくら 方法
`,
  ko: `
human: 사람 인간
some: 누가 누구 누군가
staff: 상담원 상담사 직원 담당자 고객센터 동료
chief: 매니저 상사 관리자
talk: 얘기 대화 통화 말하 상담 이야기 설명
call: 전화 연락
put: 연결 바꿔 불러 넘겨
want: 싶 주세요 부탁 해줘
bot: 로봇 챗봇 기계 봇 자동 컴퓨터 인공지능
not: 싫 그만 말고 안 없
real: 진짜
your: 거기 지점
there: 있나요 있어요 없나요
complain: 항의
help: 도와 확인 봐
past: 어제 해결 지난
thing: 카드 계좌 돈 결제 주문 택배 비밀번호 잔액 환불 대출 주소 이체
deed: 바꾸 취소 정지 송금 변경
other: 친구 중개인 모르는
me: 저 제
how: 어떻게 어디 언제 왜
`,
  th: `
human: คน มนุษย์
some: ใคร
staff: เจ้าหน้าที่ พนักงาน แอดมิน ฝ่ายบริการ
chief: ผู้จัดการ หัวหน้า
talk: คุย พูด ปรึกษา สนทนา อธิบาย
call: โทร ติดต่อ สาย
put: โอนสาย ต่อสาย เชื่อมต่อ ส่งต่อ เรียก
want: อยาก ขอ ต้องการ ช่วย รบกวน กรุณา
bot: บอท หุ่นยนต์ เครื่อง คอมพิวเตอร์ อัตโนมัติ
not: ไม่ เลิก เบื่อ เกลียด หยุด
real: จริง
your: สาขา
there: มี ไหม อยู่
complain: ร้องเรียน
help: ช่วย ตอบ ตรวจสอบ เข้าใจ
past: เมื่อวาน แล้ว ขอบคุณ
thing: บัตร บัญชี เงิน คำสั่งซื้อ พัสดุ รหัส ยอด สินเชื่อ
deed: เปลี่ยน ยกเลิก จ่าย โอนเงิน อายัด
other: เพื่อน ตัวแทน
me: ฉัน ผม
how: ยังไง ที่ไหน เมื่อไหร่ ทำไม
`,
  vi: `
human: người con người
some: ai ai đó
staff: nhân viên tư vấn viên tổng đài chăm sóc đồng nghiệp
chief: quản lý sếp trách phụ trách
talk: nói chuyện trao đổi bàn giải thích chat
call: gọi điện liên hệ liên
put: chuyển máy kết nối nối chuyển cho gặp
want: muốn cần làm ơn được không nhờ
bot: bot robot máy phần mềm tự động
not: không đừng chán ghét tắt
real: thật
your: bên bạn chi nhánh
there: có ở đây ở đó
complain: khiếu nại
help: giúp trả lời kiểm tra hiểu
past: hôm qua cảm ơn rồi
thing: thẻ tài khoản tiền đơn hàng gói hàng mật khẩu số dư hóa đơn
deed: đổi hủy thanh toán khóa gửi
other: bạn tôi mẹ lạ
me: tôi
how: làm sao đâu khi nào
`,
  id: `
human: orang manusia
some: seseorang sesiapa siapa ada
staff: petugas agen ejen cs operator* pegawai staf kakitangan layanan khidmat rekan
chief: manajer pengurus atasan* bos
talk: bicara berbicara bercakap cakap ngobrol berbual bincang membahas* jelaskan terangkan
call: telepon* telefon* menelepon* hubungi*
put: sambungkan hubungkan transfer alihkan pindahkan oper serahkan
want: mau mahu ingin nak bisa boleh tolong perlu butuh kasih pengen
bot: bot* robot mesin komputer otomatis automatik program*
not: tidak tak jangan muak bosan benci matikan hentikan enggan
real: asli sebenar
your: kalian anda kamu awak cabang cawangan
there: ada sini sana
complain: komplain aduan
help: bantu* jawab* cek periksa
past: kemarin semalam berhasil makasih terima
thing: kartu kad akun akaun uang duit saldo baki pembayaran bayaran pesanan paket bungkusan sandi tagihan bil pinjaman
deed: ganti tukar batal* lihat bayar blokir sekat kirim hantar
other: teman kawan penjual dikenal*
me: saya aku gue
how: bagaimana macam mana kapan bila kenapa
`,
  fil: `
human: tao totoong
some: may
staff: ahente empleyado agent kasama
chief: manager boss supervisor
talk: makausap usap makipag pag-usapan ipaliwanag chat
call: tawag* tawagan tumawag kontak*
put: ikonekta ilipat ipasa bigyan
want: gusto* pwede kailangan* please nais mas sana
bot: bot robot makina computer automatic program
not: ayaw ayoko* hindi tama sawa itigil
real: totoo* personal live
your: nyo kayo branch
there: may ba
complain: reklamo magrereklamo
help: tulong* sagot* suri*
past: kahapon salamat gumana
thing: card account pera order parcel password bill balanse loan
deed: palitan kanselahin bayaran ibalik magpadala
other: kaibigan kilala*
me: ako akin ko
how: paano saan kailan bakit
`,
  sw: `
human: mtu watu binadamu
some: anayeweza
staff: mhudumu wakala huduma mfanyakazi mwenzako
chief: meneja bosi msimamizi
talk: kuongea kuzungumza kujadili kuchati nimweleze
call: nipigi* anipigi* simu wasiliana kuwasiliana
put: niunganishe nihamishie nipe nipeni nipatie mpe
want: nataka ningependa naomba nahitaji naweza tafadhali heri afadhali
bot: bot roboti mashine kompyuta
not: sitaki basi nimechoka sipendi zimeni
real: halisi ana
your: wenu mnaweza tawini
there: kuna hapo hapa je
complain: nitalalamika malalamiko
help: anisaidie kunisaidia msaada anijibu aangalie
past: jana ikafanya asante
thing: kadi akaunti pesa malipo oda kifurushi nywila salio mkopo bili
deed: kubadilisha kughairi kulipa kutuma kufunga
other: rafiki mama
me: mimi nami yangu
how: wapi lini nini nawezaje
`,
  hi: `
human: इंसान व्यक्ति आदमी मानव बंदा insaan bande log माणूस माणसा* माणसाने
some: कोई किसी कोणी कोणाशी कोणाला koi kisi
staff: एजेंट प्रतिनिधि सलाहकार कर्मचारी ऑपरेटर कस्टमर विशेषज्ञ प्रतिनिधी* एजंट* सहकार* कर्मचार*
chief: मैनेजर सुपरवाइज़र बॉस अधिकारी साहेबां* मॅनेजर* अधिकार* जिम्मेदार manager boss
talk: बात बोल* समझा* baat चैट
call: कॉल फ़ोन फोन call संपर्क
put: जोड़* मिलवा* कराइए करवाओ कराओ ट्रांसफर connect karwa* karao milwao जोड* मिलाइए
want: चाहिए चाहता चाहती मुझे कृपया करनी mujhe chahiye please करें हवा हवी आहे द्या दीजिए बोलायचं
bot: बॉट* रोबोट* मशीन* कंप्यूटर robot bot ऑटोमैटिक
not: नहीं मत बंद परेशान nahi नको* नाही कंटाळलो
real: असली खऱ्या asli real सच
your: आपके आप आपकी तुमच* शाखा* आपसे
there: है क्या यहाँ आहे इथे hai kya
complain: शिकायत तक्रार* complaint
help: मदद जवाब देखे समझ* सहायता उत्तर
past: कल हो गया हल धन्यवाद था काल झालं kal thi
thing: कार्ड खाता पैसे पैसा बैलेंस ऑर्डर पार्सल पासवर्ड बिल लोन रिफंड card paise balance order खातं कर्ज
deed: बदल* रद्द भेज* block cancel पाठव*
other: दोस्त माँ आई मित्रा* अनजान
me: मेरा मेरी मुझसे मला माझं माझ्याशी mera
how: कैसे कहाँ कब क्यों कुठे कधी kab kahan
`,
  bn: `
human: মানুষ* ব্যক্তি manush*
some: কেউ কারো কাউকে
staff: এজেন্ট* প্রতিনিধি* কর্মকর্তা* কাস্টমার সহকর্মী*
chief: ম্যানেজার* বস*
talk: কথা বলতে বোঝাতে kotha
call: কল ফোন যোগাযোগ call
put: যুক্ত সংযোগ দিন বলিয়ে বলান
want: চাই দয়া পারবেন পারি চান দরকার
bot: বট* রোবট* মেশিন* কম্পিউটার* অটোমেটিক
not: না নেই বন্ধ বিরক্ত আর
real: আসল
your: আপনি আপনার শাখা*
there: আছে আছেন কি এখানে
complain: অভিযোগ
help: সাহায্য উত্তর দেখুক
past: গতকাল হয়েছে ধন্যবাদ
thing: কার্ড অ্যাকাউন্ট টাকা অর্ডার পার্সেল পাসওয়ার্ড বিল ব্যালেন্স ঋণ
deed: বদলাতে বাতিল পাঠা* ব্লক ফেরত
other: বন্ধু* অচেনা অন্য
me: আমি আমার আমাকে
how: কোথায় কবে কেন
`,
  ar: `
human: انسان شخص بشري بني
some: احد حد حدا احدهم من واحد
staff: موظف* مستشار ممثل مشغل خدمه الدعم زميل* فريق* مندوب مختص الموظفين زملاء
chief: مدير* المدير المشرف مسوول المسوول مسؤول المسؤول
talk: التحدث اتكلم تكلم كلام الكلام اكلم احكي الحديث اتحدث مناقشه akalem
call: اتصل* يتصل تواصل يتواصل يكلم* كلم* اتصلوا هاتف
put: حول* تحويل وصل* اربطني هات* اعط*
want: اريد اود احتاج ممكن يمكن* ابغي ابغى ابي عايز بدي ارجو لو سمحت فضلك ياريت افضل خلي خلوا abgha 3ayez
bot: روبوت* بوت اله الالات كمبيوتر برنامج اليه خوارزميه ذكاء
not: لا ليس لست كفي تعبت مللت اكره اوقفوا ارفض زهقت مليت ما
real: حقيقي مباشر
your: عندكم فرع*
there: هل يوجد في هنا هناك فيه وين
complain: شكوي شكوى اشتكي
help: يساعد* مساعده يرد يراجع يفهم
past: امس شكرا نجح انتهي الماضي ممتازه
thing: بطاقتي البطاقه حساب* الحساب مال المبلغ طلبي الطلب طرد* كلمه الرصيد قرض فاتوره التحويل رسوم
deed: تغيير الغاء دفع ارسال فتح ايقاف تفعيل
other: صديق وكيل* البايع متجر
me: بي لي علي معي انا
how: كيف اين متي كم لماذا ما
`,
  fa: `
human: انسان* ادم ادمی نفر بندہ بنده انسانی
some: کسی یکی کی کوئی کسے
staff: اپراتور کارشناس پشتیبانی همکار* ایجنٹ نمائند* کسٹمر کیئر ساتھی
chief: مدیر رئیس* مسئول مینیجر باس افسر
talk: صحبت حرف چت مشورت بات توضیح سمجھ* harf
call: تماس زنگ کال فون رابطہ تلفن*
put: وصل* منتقل ملا* جوڑ* کرائیں ملوائیں بده دیں
want: می‌خواهم میخواهم میخوام لطفا چاہیے چاہتا مجھے کرنی براہ کرم باید میشه ترجیح mikham
bot: ربات* بات ماشین کامپیوتر روبوٹ بوٹ مشین کمپیوٹر خودکار
not: نه نمی* نمیخوام نہیں خسته متنفرم بند خاموش تنگ
real: واقعی زنده اصلی براہ
your: شما شعبه آپ آپ* برانچ
there: هست اینجا ہے یہاں
complain: شکایت
help: کمک* جواب بررسی مدد دیکھے متوجه
past: دیروز ممنون شد شکریہ کل ہو
thing: کارت* حساب پول* سفارش بسته رمز موجودی وام کارڈ اکاؤنٹ پیسے آرڈر پارسل بل قرض
deed: عوض لغو پرداخت بفرست* مسدود بدلنا منسوخ بھیج*
other: دوست* ناشناس اجنبی
me: من منو مرا مجھ میری میرا
how: چطور کجا کی چرا کہاں کب
`,
  he: `
human: אדם בן אנושי
some: מישהו
staff: נציג* עובד* יועץ* שירות קולגה
chief: מנהל* הבוס אחראי*
talk: לדבר לשוחח להתכתב להסביר דבר
call: תתקשר* להתקשר יתקשר תחזרו בטלפון קשר צרו
put: תעביר* תחבר* תנו תביא*
want: רוצה אפשר צריך צריכה בבקשה מעדיף הייתי
bot: רובוט* בוט* מכונה* מחשב* אוטומט* תוכנה
not: לא די נמאס שונא תפסיקו מסרב
real: אמיתי
your: אתם סניף
there: יש שם פה
complain: מתלונ* תלונה
help: יעזור עוזר לענות יענה יבדוק
past: אתמול עבד תודה
thing: כרטיס* חשבון* כסף תשלום הזמנה חבילה סיסמה יתרה הלואה העברה החזר
deed: לשנות לבטל לשלם לשלוח לחסום
other: חבר סוכן מוכר שליח
me: לי אליי אותי אני
how: איך איפה מתי כמה למה
`,
  ta: `
human: மனித* மனிதர்*
some: யாராவது யாரிட* ஒருவ*
staff: முகவ* பிரதிநிதி* ஊழிய* வாடிக்கையாளர்
chief: மேலாள* முதலாளி*
talk: பேச* விளக்க* அரட்டை
call: அழை* போன் தொடர்பு தொலைபேசி*
put: இணை* கொடுங்கள்
want: வேண்டும் விரும்பு* தயவுசெய்து முடியுமா தேவை
bot: பாட்* ரோபோ* இயந்திர* கணினி* தானியங்கி
not: இல்லை வேண்டாம் விரும்பவில்லை நிறுத்து* சலித்து* மாட்டேன்
real: உண்மையான
your: உங்கள் நீங்கள் கிளை*
there: இருக்கி* இங்கே
complain: புகார்
help: உதவ* பதில் பார்க்க*
past: நேற்று நன்றி
thing: அட்டை* கணக்கு* பணம் ஆர்டர்* பார்சல் கடவுச்சொல்* பில்* கடன்* இருப்பை
deed: மாற்ற ரத்து செலுத்த அனுப்ப முடக்க
other: நண்ப*
me: என் என்னை நான் எனக்கு
how: எங்கே எப்போது ஏன்
`,
  te: `
human: మనిషి* మనిషిని
some: ఎవరైనా ఎవరితో*
staff: ఏజెంట్* ప్రతినిధి* కస్టమర్ సహోద్యోగి*
chief: మేనేజర్* బాస్* అధికారి*
talk: మాట్లాడ* చెప్ప* చాట్
call: కాల్ ఫోన్* సంప్రదించ*
put: కనెక్ట్ కలప* ఇవ్వండి మాట్లాడించండి
want: కావాలి దయచేసి గలరా
bot: బాట్* రోబో* మెషిన్* కంప్యూటర్* ఆటోమేటిక్
not: వద్దు లేదు ఆపండి విసుగ* కాదు
real: నిజమైన
your: మీ బ్రాంచ్*
there: ఉన్నారా ఇక్కడ
complain: ఫిర్యాదు
help: సహాయం సమాధానం చూడాలి
past: నిన్న ధన్యవాదాలు
thing: కార్డు ఖాతా డబ్బు ఆర్డర్ పార్సెల్ పాస్‌వర్డ్ బిల్లు లోన్ బ్యాలెన్స్
deed: మార్చాలి రద్దు చెల్లించాలి పంపాలి
other: స్నేహితుడికి
me: నాకు నన్ను నేను నా
how: ఎక్కడ ఎప్పుడు ఎందుకు
`,
}
