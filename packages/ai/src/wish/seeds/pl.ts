import type { Seeds } from './seeds.ts'

export const pl: Seeds = {
  language: 'pl',
  asks: `
chcę rozmawiać z prawdziwą osobą
czy ktoś może mi odpowiedzieć?
dajcie mi pracownika
proszę mnie połączyć
przełączcie mnie
połącz z biurem obsługi klienta
zadzwońcie
proszę oddzwonić
czy możecie do mnie oddzwonić?
niech ktoś zadzwoni
wolałbym to z kimś omówić
wolę załatwić to przez telefon
jest tam kto?
czy jest tu jakiś człowiek?
ktoś prawdziwy proszę
gdzie mogę się poskarżyć?
chcę złożyć reklamację u przełożonego
daj mi swojego szefa
chcę kierownika
żądam rozmowy z dyrektorem
koniec z automatycznymi odpowiedziami
mam dość tego bota
nienawidzę gadać z maszynami
ten bot jest do niczego
wyłączcie bota
nie pomagasz mi, chcę kogoś innego
ciągle to samo piszesz, daj mi człowieka
to nic nie daje, potrzebuję osoby
żadna z tych opcji, chcę doradcę
jesteś człowiekiem czy programem?
czy piszę z człowiekiem?
pracownik
żywy konsultant
operator
rozmowa z pracownikiem
człowiek teraz
prawdziwa osoba
pomoc człowieka
potrzebuję konsultanta
czy mogę przyjść do oddziału i z kimś porozmawiać?
pod jaki numer dzwonić żeby odebrał człowiek?
gdzie mogę do was zadzwonić?
to skomplikowane, wolę wyjaśnić to człowiekowi
jestem starsza i tego nie rozumiem, potrzebuję kogoś do pomocy
słabo piszę, możemy porozmawiać przez telefon?
to zbyt osobiste dla robota
nie ufam komputerowi w tej sprawie
straciłem pracę i nie mam jak płacić, chcę z kimś porozmawiać
pobrano mi dwa razy, muszę porozmawiać z konsultantem
ukradli mi kartę, dajcie kogoś natychmiast
zamówienie znowu złe, dajcie człowieka
dziękuję, ale nadal chcę z kimś porozmawiać
nie o to pytałem, jest tu człowiek?
niech człowiek na to spojrzy
ma decydować człowiek, nie algorytm
przekaż to koledze
przekażcie sprawę specjaliście
ktoś z zespołu powinien się ze mną skontaktować
czy możecie się ze mną skontaktować?
chcę kogoś kto się zna
kurde dajcie mi człowieka
stary daj konsultanta
człowieka pls
chce gadac z czlowiekiem
chcę rozmawiać z human agent
umówić rozmowę z doradcą
chcę kogoś z działu oszustw
połącz z działem kart
proszę o kontakt telefoniczny
kontakt z człowiekiem
`,
  asksFamilies: `
[|proszę |dzień dobry, |słuchajcie, |dobra |dzięki ale ][chcę|chciałbym|chciałabym|czy mogę|mogę|muszę|wolę|potrzebuję] [porozmawiać|rozmawiać|pogadać|pomówić|skontaktować się] z [kimś|osobą|człowiekiem|konsultantem|doradcą|pracownikiem|prawdziwym człowiekiem|twoim szefem|przełożonym|kierownikiem|obsługą klienta|kolegą][| proszę| teraz| natychmiast| o tym| w sprawie konta]
[|proszę |czy możesz |czy możecie |czy mógłby pan ][połączyć mnie z|połącz mnie z|przełącz mnie do|przekierujcie mnie do|dajcie mi|zawołajcie|skontaktuj mnie z] [kimś|osoby|człowieka|człowiekiem|konsultantem|konsultanta|doradcą|doradcy|pracownika|prawdziwą osobą|kierownika|kolegi][| proszę| teraz| natychmiast]
[czy|niech|proszę żeby|chcę żeby] [ktoś|człowiek|konsultant|doradca|pracownik|ktoś od was] [może do mnie zadzwonić|do mnie zadzwoni|zadzwonił|mi pomógł|to sprawdzi|mi odpowiedział|się odezwie|to przejął|się skontaktował]
[nie chcę|mam dość|nie zamierzam|nienawidzę|odmawiam] [rozmawiać|gadać|pisać|rozmów] z [robotem|botem|maszyną|komputerem|sztuczną inteligencją|tym programem|automatem]
[czy jest|jest|macie|czy macie] [człowiek|ktoś|jakaś osoba|konsultant|jakiś człowiek|żywy pracownik] [z kim mogę porozmawiać|tam|dostępny|kto mi pomoże|po drugiej stronie]
[jak|gdzie|kiedy] [mogę|można|da się] [porozmawiać z|skontaktować się z|dodzwonić się do|połączyć się z] [człowiekiem|kimś|konsultantem|doradcą|pracownikiem|kogoś|konsultanta]
[więc|dlatego|zatem] [proszę|chcę|muszę|czy mogę] [z kimś porozmawiać|o telefon|rozmawiać z człowiekiem|konsultanta|o kontakt z doradcą]
`,
  others: `
dział kadr potrzebuje zaświadczenia
mój agent mówi że umowa zaczyna się w maju
czy doradca pobiera opłatę?
wczoraj z wami rozmawiałem i zadziałało
ktoś użył mojej karty za granicą
nieznana osoba przelała mi pieniądze
chcę wysłać pieniądze osobie w Niemczech
mój szef potrzebuje potwierdzenia
pracownik sklepu kazał zapytać bank o zwrot
ktoś zadzwonił i chciał mój PIN, czy to oszustwo?
ile kosztuje połączenie do Francji
chcę zmienić dane kontaktowe
nie potrzebuję nikogo, dziękuję
nie chcę konsultanta, tylko saldo
obsługa była ostatnio świetna
jestem człowiekiem, nie robotem
to był ludzki błąd
kto mi przysłał te pieniądze?
czy są opłaty?
czy mogę dostać kredyt?
czy możesz podać saldo?
podaj ostatnie płatności
czy możecie wysłać fakturę?
potrzebuję pomocy z przelewem
muszę dziś zapłacić
chcę anulować polecenie zapłaty
chciałbym otworzyć konto
dlaczego pobrano opłatę?
ile trwa przelew?
jak zmienić hasło?
gdzie jest moja paczka?
kiedy będzie zwrot?
moja karta nie działa
aplikacja się zawiesza
bankomat nie wydał pieniędzy
nie mogę się zalogować
zapomniałem hasła
tak
tak proszę
nie
nie to
ok
dzień dobry
dzięki to wszystko
nie wiem
możesz powtórzyć?
pierwsze
bankomat połknął moją kartę
kredyt osobisty
moje dane osobowe są błędne
dowód osobisty jak dodać
`,
  othersFamilies: `
[|proszę |dzień dobry, ][czy mogę|chcę|muszę|jak mogę|chciałbym|jak] [zmienić|anulować|zobaczyć|opłacić|zablokować|aktywować|otrzymać|zwrócić|odnowić|sprawdzić] [moją|kartę|jakąś|swoje] [kartę|konto|saldo|zamówienie|hasło|fakturę|kredyt|adres|limit|subskrypcję][| dzisiaj| proszę| w aplikacji]
[moja|mój|moje|wasza] [karta|płatność|zamówienie|przelew|aplikacja|paczka|zwrot|konto] [nie doszła|nie działa|została odrzucona|jest zablokowane|się spóźnia|jest błędne|pobrano dwa razy|już jest]
[ktoś|jakaś osoba|znajomy|agent|sprzedawca|mój szef] [ukradł|użył|wysłał mi|poprosił o|ma|potrzebuje|otworzył] [moją kartę|pieniądze|moje konto|moje dane|potwierdzenie|paczkę|mój telefon]
[rozmawiałem|rozmawiałam|już gadałem] z [konsultantem|kimś|doradcą|pracownikiem|twoim kolegą] [wczoraj|w zeszłym tygodniu|w poniedziałek] i [działa|załatwione|pomógł mi|wszystko gra]
[nie muszę|nie potrzebuję|nie chcę] [rozmawiać z|dzwonić do|zawracać głowy] [nikim|konsultantem|człowiekiem|nikogo]
`,
}
