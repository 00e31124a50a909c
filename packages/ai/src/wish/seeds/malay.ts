import type { Seeds } from './seeds.ts'

export const id: Seeds = {
  language: 'id',
  asks: `
saya mau bicara dengan orang asli
bisa ada yang jawab saya?
sambungkan ke petugas
transfer saya
hubungkan dengan layanan pelanggan
telepon saya
tolong telepon balik
bisa telepon saya?
suruh seseorang menelepon
saya ingin membahas ini dengan seseorang
lebih baik lewat telepon
ada orang?
apa ada manusia di sini?
komplain di mana?
mau bicara dengan manajer
panggil atasanmu
jangan jawaban otomatis lagi
muak dengan bot ini
saya benci bicara dengan mesin
matikan botnya
kamu tidak membantu, saya mau orang lain
kamu manusia atau program?
operator
agen manusia
CS dong
admin manusia please
orang sekarang juga
boleh datang ke cabang dan bicara dengan seseorang?
nomor berapa yang dijawab orang?
ini rumit, lebih baik saya jelaskan ke orang
saya sudah tua tidak mengerti, butuh orang bantu
kartu saya dicuri, cepat sambungkan ke orang
biar orang yang periksa
oper ke rekan kamu
hubungi saya ya`,
  asksFamilies: `
[|tolong |halo, |maaf |makasih tapi ][saya mau|saya ingin|bisa saya|saya perlu|gue mau|aku pengen] [bicara|ngobrol|berbicara|chat] [dengan|sama] [seseorang|orang|manusia|agen|petugas|CS|orang asli|manajer|atasan|staf][| sekarang| dong| soal ini]
[|tolong |bisa ][sambungkan saya ke|hubungkan saya dengan|alihkan saya ke|kasih saya|panggilkan] [orang|manusia|agen|petugas|CS|manajer|staf]
[bisa|tolong|biar] [seseorang|orang|petugas|salah satu dari kalian] [telepon saya|bantu saya|hubungi saya|cek ini|jawab saya]
[saya tidak mau|saya malas|saya menolak] bicara dengan [robot|bot|mesin|komputer|program ini]`,
  others: `
HRD minta surat keterangan
agen saya bilang kontrak mulai Mei
kemarin saya telepon dan berhasil
seseorang memakai kartu saya di luar negeri
orang tak dikenal mengirim saya uang
saya mau kirim uang ke teman
ada yang telepon minta PIN, penipuan?
saya mau ganti nomor telepon
tidak perlu siapa-siapa, makasih
tidak usah CS, saldo saja
saya manusia, bukan robot
bisa dapat pinjaman?
kirim tagihannya
butuh bantuan transfer
kenapa saldo dipotong?
paket saya di mana?
kapan uang kembali?
kartu saya tidak bisa dipakai
lupa kata sandi
ya
tidak makasih
selamat pagi
makasih, itu saja
tidak tahu
pinjaman pribadi`,
  othersFamilies: `
[|tolong ][bisa saya|saya mau|bagaimana|saya perlu] [ganti|batalkan|lihat|bayar|blokir|kembalikan] [kartu|akun|saldo|pesanan|kata sandi|tagihan|pinjaman][| hari ini]
[kartu|pembayaran|pesanan|transfer|aplikasi|paket] [belum datang|tidak berfungsi|ditolak|diblokir|terlambat|salah]`,
}

export const ms: Seeds = {
  language: 'ms',
  asks: `
saya mahu bercakap dengan orang sebenar
boleh seseorang jawab saya?
sambungkan saya kepada ejen
pindahkan saya
hubungkan dengan khidmat pelanggan
telefon saya
tolong telefon semula
boleh telefon saya?
saya mahu bincang dengan seseorang
lebih baik melalui telefon
ada sesiapa?
ada manusia di sini?
di mana boleh buat aduan?
nak cakap dengan pengurus
panggil bos awak
jangan jawapan automatik lagi
bosan dengan bot ini
saya benci bercakap dengan mesin
hentikan bot
awak tak membantu, saya nak orang lain
awak manusia atau program?
operator
pegawai
ejen manusia
orang sekarang
boleh saya datang ke cawangan jumpa seseorang?
perkara ini rumit, lebih baik saya terangkan kepada orang
saya dah tua, perlukan orang bantu
kad dicuri, cepat sambungkan kepada orang
biar orang periksa
serahkan kepada rakan sekerja
hubungi saya semula`,
  asksFamilies: `
[|tolong |hai, ][saya mahu|saya nak|boleh saya|saya perlu] [bercakap|berbual|cakap] dengan [seseorang|orang|manusia|ejen|pegawai|orang sebenar|pengurus|kakitangan][| sekarang| tentang ini]
[|tolong |boleh ][sambungkan saya kepada|hubungkan saya dengan|pindahkan saya kepada|beri saya] [seseorang|orang|manusia|ejen|pegawai|pengurus]
[boleh|tolong] [seseorang|orang|pegawai] [telefon saya|bantu saya|hubungi saya|semak ini|jawab saya]
[saya tak mahu|saya enggan] bercakap dengan [robot|bot|mesin|komputer]`,
  others: `
sumber manusia minta surat
ejen saya kata kontrak bermula Mei
semalam saya telefon dan berjaya
seseorang guna kad saya di luar negara
orang tak dikenali hantar duit
saya nak hantar duit kepada kawan
saya mahu tukar nombor telefon
tak perlu sesiapa, terima kasih
saya manusia, bukan robot
boleh dapat pinjaman?
hantar bil
perlu bantuan pindahan wang
kenapa duit ditolak?
mana bungkusan saya?
bila bayaran balik?
kad tak berfungsi
lupa kata laluan
ya
tidak terima kasih
selamat pagi
terima kasih, itu sahaja
tak tahu`,
  othersFamilies: `
[|tolong ][boleh saya|saya mahu|macam mana|saya perlu] [tukar|batal|lihat|bayar|sekat|pulangkan] [kad|akaun|baki|pesanan|kata laluan|bil|pinjaman][| hari ini]
[kad|bayaran|pesanan|pindahan|aplikasi|bungkusan] [belum sampai|tak berfungsi|ditolak|disekat|lambat|salah]`,
}

export const fil: Seeds = {
  language: 'fil',
  asks: `
gusto kong makausap ang totoong tao
may makakasagot ba sa akin?
ikonekta nyo ako sa ahente
ilipat nyo ako
customer service po please
tawagan nyo ako
pakitawagan ako pabalik
pwede nyo ba akong tawagan?
gusto ko itong pag-usapan kasama ang isang tao
mas okay sa telepono
may tao ba?
tao ka ba?
saan ako magrereklamo?
gusto kong makausap ang manager
tawagin mo ang boss mo
tama na ang automatic na sagot
sawa na ako sa bot na ito
ayoko makipag-usap sa makina
itigil ang bot
hindi ka nakakatulong, iba na lang
tao ka o program?
ahente
live agent po
tao ngayon na
pwede ba akong pumunta sa branch at makipag-usap?
komplikado, mas gusto kong ipaliwanag sa tao
matanda na ako, kailangan ko ng tutulong
ninakaw ang card ko, tao agad please
ipasuri sa tao
ipasa mo sa kasama mo
kontakin nyo ako`,
  asksFamilies: `
[|please |hello, |pasensya na ][gusto kong|pwede ba akong|kailangan kong|nais kong] [makausap ang|makipag-usap sa|maka-chat ang] [tao|totoong tao|ahente|manager|empleyado|customer service|supervisor][| ngayon| po| tungkol dito]
[|please |pwede bang ][ikonekta ako sa|ilipat ako sa|bigyan ako ng|ipasa ako sa] [tao|totoong tao|ahente|manager|supervisor]
[pwede bang|sana] [may|isang tao ang|ahente ang] [tumawag sa akin|tumulong sa akin|kumontak sa akin|tumingin nito]
[ayaw kong|ayokong] [makipag-usap|makipag-chat] sa [robot|bot|makina|computer]`,
  others: `
humihingi ng papeles ang human resources
sabi ng ahente ko sa Mayo ang simula ng kontrata
kahapon tumawag ako at gumana na
may gumamit ng card ko sa ibang bansa
hindi kilalang tao ang nagpadala ng pera
gusto kong magpadala ng pera sa kaibigan
gusto kong palitan ang numero ko
hindi ko kailangan ng kausap, salamat
tao ako, hindi robot
pwede ba akong umutang?
ipadala ang bill
kailangan ko ng tulong sa transfer
bakit nabawasan ang pera?
nasaan ang parcel ko?
kailan ang refund?
hindi gumagana ang card
nakalimutan ko ang password
oo
hindi salamat
magandang umaga
salamat, yun lang
hindi ko alam`,
  othersFamilies: `
[|please ][gusto kong|paano|kailangan kong|pwede bang] [palitan|kanselahin|tingnan|bayaran|i-block|ibalik] ang [card|account|balanse|order|password|bill|loan][| ngayon]
ang [card|bayad|order|transfer|app|parcel] ko ay [hindi dumating|hindi gumagana|na-decline|naka-block|late|mali]`,
}
