import { stemmers } from '../stems.ts'

/**
 * English words that customers use for one another, a line a meaning: what one example says with one of them, another
 * says with the next. It matters where a topic has few examples. Written by us for customers of any trade; a word may
 * have one meaning only, the one it mostly has when somebody asks a company something. `cash machine` is two words.
 */
const meanings = `
lost missing misplaced vanished disappeared mislaid gone
stolen stole theft thief robbed pickpocketed mugged
broken damaged faulty defective cracked smashed malfunctioning
arrive arrival come receive received delivered delivery shipped shipment turn-up
waiting await wait
long slow late delayed delay overdue ages forever
soon quickly fast quick asap urgent urgently immediately express rush
time days weeks hours duration
when
where locate location find
why reason explain cause
how method way steps instructions procedure guide
can able possible allowed permitted allow
cannot unable impossible
want wish need require would like
change edit modify update alter amend switch adjust correct
name surname
address moved move relocated postcode residence
phone mobile cell cellphone smartphone handset telephone
app application
email e-mail mail
number digits
password passcode passphrase login credentials sign-in log-in
pin
code otp passcodes
forgot forgotten remember recall
reset unblock unlock restore recover
blocked block locked lock frozen freeze suspended suspend disabled deactivated restricted
cancel cancelled terminate stop abort undo revoke
close delete remove deactivate closing
open create register signup enroll start join
account profile
card cards plastic debit-card
credit
bank banks
cash banknotes notes coins
money funds balance
machine atm cashpoint cash-machine
withdraw withdrawal withdrawing withdrew take-out pull
deposit deposited paid-in pay-in
transfer send sent wire remit remittance sending
payment pay paying paid
purchase buy bought purchased buying order ordered
shop store merchant seller retailer vendor
fee charge charged fees cost costs charges surcharge commission
extra additional unexpected hidden
price pricing expensive cheap quote
free complimentary gratis
refund refunded reimburse reimbursement money-back return returned
exchange rate conversion convert converted currency currencies
abroad overseas foreign international travel traveling holiday vacation trip
country countries nation region europe
euro dollar pound gbp usd eur aud
twice double duplicate doubled two-times repeated
wrong incorrect mistake error mistaken erroneous inaccurate mistakenly
right correctly accurate
fail failed failing unsuccessful fails failure
declined decline rejected reject refused denied refusing
pending processing in-progress stuck hanging
show showing appear appears visible display listed reflected see
recognise recognize unfamiliar unknown suspicious strange weird recognise
fraud fraudulent scam scammed unauthorised unauthorized hacked compromised phishing
verify verification verified confirm prove authenticate validate proof confirmation
identity id passport documents document licence license
top-up top topped topping load add reload topup
limit limits maximum max cap minimum threshold
automatic automatically auto recurring standing scheduled
subscription membership plan package
statement statements transaction transactions history
bill invoice billing receipt
activate activation activated enable turn-on switch-on
work working function functioning operate
virtual digital electronic
physical real actual
disposable temporary one-time single-use
contactless tap touchless nfc
apple google samsung watch
chip swipe reader
swallowed ate kept retained eaten
expire expired expiry expires expiration expiring renew renewal
new replacement replace another second reissue
old previous former earlier
child children kid kids son daughter minor underage teenager
age older years young
wife husband friend partner spouse family
help assist assistance support
question ask query wonder wondering
problem issue trouble difficulty concern
complain complaint unhappy dissatisfied disappointed
person human agent representative operator someone
information info details data
accept accepted take taken supported support
use using used
get getting obtain
give provide supply
salary wage paycheck income wages
tax taxes vat
loan borrow mortgage lend debt owe
interest apr
insurance insured policy coverage claim
appointment meeting booking reservation reserve book schedule reservations
flight plane airline flights
hotel room accommodation
restaurant eat dinner lunch
car vehicle automobile
luggage baggage suitcase
ticket tickets
seat seats
package parcel box
track tracking trace
internet wifi broadband connection network signal
computer laptop pc device
website site page web browser online
install download update upgrade
language speak translate spanish english
music song play playlist track
weather rain forecast temperature sunny
alarm timer wake
remind reminder
calendar event agenda
recipe cook ingredients
calories nutrition healthy
hello hi hey greetings
bye goodbye
thanks thank appreciate grateful
yes yeah sure yep
no nope nah
maybe perhaps
big large huge
small little tiny
good great fine excellent nice
bad terrible awful horrible
same identical
different other
many several multiple lots
all every whole entire
more further
less lower reduce decrease
increase raise higher
begin first initial
end last final finish
today tonight now currently
tomorrow yesterday
morning evening night afternoon
monthly month months
yearly year annual annually
direct debit mandate
cheque check
beneficiary recipient payee
source origin
link linked connect
share joint shared
eligible qualify entitled
`

const stem = stemmers['en']!
const separator = '-'

/** Number of the meaning, by stemmed word or by two stemmed words with a space between. */
const meaningOf = new Map<string, number>()
meanings
  .trim()
  .split('\n')
  .forEach((line, meaning) => {
    for (const entry of line.split(' ')) {
      const key = entry.split(separator).map(stem).join(' ')
      if (!meaningOf.has(key)) meaningOf.set(key, meaning)
    }
  })

/** The meanings of stemmed words, in order; words without one are passed over. */
export function meaningsOf(stems: readonly string[]): number[] {
  const found: number[] = []
  for (let at = 0; at < stems.length; at++) {
    const both = at + 1 < stems.length ? meaningOf.get(`${stems[at]} ${stems[at + 1]}`) : undefined
    const one = both ?? meaningOf.get(stems[at]!)
    if (one !== undefined) found.push(one)
    if (both !== undefined) at++
  }
  return found
}
