import type { Seeds } from './seeds.ts'

export const en: Seeds = {
  language: 'en',
  asks: `
I'd rather talk it through with someone
is anybody real there
stop the bot please
can you put me through
call me
who can I complain to
get me out of this bot
I want to speak with a human being right now
could I talk to somebody who works there
can I get a live person
let me chat with an actual employee
I need someone from your team to look into this
transfer me
please transfer my call to an agent
connect me to the complaints department
escalate
I want to escalate this issue
I'd like to make a formal complaint to a manager
give me your boss
bring me your supervisor
this isn't helping, I need a person
you're not helping, is there anyone else
you keep repeating yourself, let me talk to someone
I'm going round in circles with this robot
this chatbot is rubbish
I hate these automated systems
not you, a human
I don't want a machine answering me
I don't wanna chat with AI
enough with the AI, give me a person
can a member of staff help me
is there a member of your staff around
would it be possible to discuss this with a representative
I would appreciate speaking to one of your advisors
I'd be grateful if someone could give me a ring
have someone phone me
ring me
phone me tomorrow please
can I arrange a call with somebody
set up a call with a specialist for me
what number do I dial to reach a person
where can I phone you
is there a helpline I can ring
how do I get hold of a human
how do I get past this bot
how can I speak to someone
can I go into a branch and talk to somebody about it
can I visit and see someone face to face
I want to discuss my account with a real banker
I have a question only a human can answer
it's complicated, I'd prefer to explain it to a person
I need to explain my situation to someone
I can't explain this in writing, can we speak on the phone
typing is hard for me, I would like to talk
I'm old and not good with computers, I need a person to help me
my English isn't good, I need somebody to talk to
this is too personal for a bot
I don't trust a computer with this
I won't talk to a robot about my money
are there any humans left in your company
does anyone actually work there
hello? is someone reading this
anyone home
is this a bot
are you human
am I speaking with a real person or what
yo I need a human asap
gimme a person bro
rep rep rep
agent agent
representative!!!
speak to agent
talk to human
customer service please
operator
customer support agent
get me a freaking person
get me a bloody human
I swear if I don't get a real person I'm leaving
fetch someone who knows what they're doing
I want someone competent
I want somebody with authority to decide this
someone higher up please
who is responsible for this, I want to talk to them
I demand to speak to the person in charge
put your manager on
somebody help me please, a real somebody
please let a colleague handle this
pass me to a colleague of yours
hand this over to a human colleague
I'd like this reviewed by a person
can someone manually check my case
I want a person to decide, not an algorithm
I need assistance from an agent with my refund
my refund has not come and nobody answers, I want to speak to someone about it
I've been charged twice and I need to talk to an agent
my card was stolen, put me through to someone now
the order is wrong again, just get me a person
I lost my job and can't pay, can I talk to somebody about it
thanks but I still want to talk to a person
no that's not what I asked, can I speak to a human
none of these options, I want an advisor
that didn't answer my question, let me talk to someone who can
I have tried everything you said, now I want someone to call me
please have somebody get back to me
somebody should contact me about this
could your team reach out to me
I'm waiting for one of you to actually talk to me
it would be easier to speak to someone
I think I need to talk with somebody
maybe I should speak to a person about this
do you have a phone line with people on it
I want to talk with someone from fraud
connect me with the mortgage team
put me through to the lost cards department
may I speak to the billing department please
I would like to be called back
call back requested
can you ring my mother, she needs help
can you contact me by phone
i need hlep from a humna
wanna talk 2 some1
cn i spk 2 a person pls
can u connect me w a rep
`,
  asksFamilies: `
[|please |hi, |hello |sorry, |ok |look, |well |no, |yes, |thanks but ][can|could|may] I [|please |just |maybe ][speak|talk|chat] [to|with] [someone|somebody|a person|a human|an agent|an advisor|a representative|an operator|a real person|a manager|your supervisor|a colleague|customer service|an employee|anyone|a live agent][| please| now| about this| about it| today| instead| about my card| about my account| about my order]
[I want|I need|I'd like|I would like|I wish|I have|I really need|I just want|I still want|we need|I demand] to [speak|talk|chat|be connected|get through] [to|with] [someone|somebody|a person|a human|an agent|an adviser|a rep|an operator|a real human|your manager|one of your people|a staff member|support|the team|an expert][| please| right now| about this| about my loan| about the charge| on the phone| regarding a payment]
[|please |can you |could you |would you |you should |just |kindly |I want you to |I asked you to ][connect|transfer|put|pass|forward|hand|switch|redirect] me [|over |through |on ][to|with] [someone|somebody|a person|a human|an agent|a representative|an operator|a real person|a supervisor|the manager|your colleague|customer support|the right department|a specialist][| please| now| immediately| asap]
[|please |can you |could you |just |will you ][get|find|give|send|bring|fetch] me [a human|a person|an agent|someone|somebody|a real person|a manager|your supervisor|a representative|someone real|an actual human|someone who can help|somebody who understands][| please| now| already| to talk to]
[can|could|would|will] [someone|somebody|a person|a human|an agent|one of you|anyone|an advisor|your team|a colleague] [|please |actually |just ][call me|call me back|phone me|ring me|contact me|help me with this|look into this|take over|check this|get in touch|explain this to me|talk to me|answer me|sort this out]
[I don't want|I do not want|I refuse|I'm tired of having|I'm sick of having|I hate having] to [talk|speak|chat|deal] [to|with] [a bot|a robot|a machine|an AI|a computer|this thing|a program|software|a recording]
[is there|are there|do you have|isn't there] [a human|anyone|somebody|a real person|any real people|a person|an agent|anybody|any humans|someone] [I can talk to|there|available|here|who can help me|around|to speak to|on the line|I could call]
[I'd rather|I'd prefer to|I would rather|it's better if I|I think I'd better|let me] [speak|talk|deal|chat|discuss this|go over this|sort this out] with [a person|a human|someone|somebody|an agent|a real person|an adviser|one of your staff]
[how|where|when] [do|can|could|would] I [speak to|talk to|reach|contact|get hold of|get through to|call] [a human|someone|a person|an agent|a representative|somebody|an advisor|a real person|your office|a member of staff]
[so|and so|therefore|that's why] [please|I need to|I want to|can I|could I|let me] [have someone call me|have somebody contact me|speak to someone|talk to a person|get a human|talk to an agent|be put through to somebody]
[human|person|agent|representative|operator|adviser|supervisor|manager|someone real|live agent|real person][| please| now| asap| pls|!!| help]
`,
  others: `
human resources needs a letter from my bank
my agent said the contract starts in May
is the representative fee charged every month
I spoke to someone yesterday and it worked
someone used my card in another country
a person I don't know sent me money
how do I pay a person abroad
I want to send money to somebody in Kenya
the operator of the parking charged me twice
my manager needs a statement of my salary
I'm a manager and want a company card
the agent at the airport wouldn't take my card
an employee in the shop told me to contact the bank, where is my refund
someone called me and asked for my PIN, is that a scam
I got a call from your number, was it you
how much does a call to France cost
I want to change the phone number on my account
my phone was stolen, how do I lock the app
call charges on my bill
I missed a call from the courier
can I add another person to my account
can I transfer my account to my wife
transfer 200 to my savings please
put the money on my other card
connect my card to the app
connect my account to paypal
how can I contact the seller
talk mode on my phone is off
does the app speak Spanish
I want to talk about nothing, just show my balance
no, I don't need anyone, thank you
I don't want to speak to a person, just tell me
an advisor helped me last week, thanks
I already talked with support and they fixed it
your colleague was very kind yesterday
thanks to the person who helped me
I am a real person, not a robot
why must I prove that I'm human
the captcha says I am a robot
human error on my side, sorry
who is the beneficiary of this payment
who can see my transactions
who sent me this money
someone else is on the contract
is there a fee when somebody pays me
is anyone else affected by the outage
are there any fees
are you open on Sunday
are you a bank
is it possible to get a loan
can I get a new card
can I get a refund please
please give me my balance
give me a list of my last payments
please send me the invoice again
could you tell me the exchange rate
could you explain the fee
can you help me with my password
can you check the status of my order
could you please cancel my order
would you please close my account
I need help with a transfer
I need to make a payment today
I need to know when it arrives
I want to cancel my direct debit
I'd like to open a savings account
I'd like to change my pin
I would like to know why I was charged
I want to report a lost card
how long does a transfer take
how do I reset my password
how can I increase my limit
how come my payment was declined
where is my parcel
when will my refund arrive
what is the minimum age for a card
what's my account number
why was I charged a fee
why is my card not working
my package came broken
my card has not arrived yet
the app crashes when I log in
the money was taken out twice
I can't log in
I forgot my password
I was charged too much yesterday
there's a payment I don't recognise
do I need to be at home for delivery
does it cost anything to have an extra card for somebody
do you support apple pay
yes
yes please
no
no thank you
no, that's not it
ok
ok great
hello
good morning
thanks, that's all
thank you very much
I don't know
can you repeat that
what do you mean
I'm not sure
that's correct
the first one
two hundred dollars
next Tuesday at three
my name is John Smith
tell me more about it
wait a minute
stop the payment please
stop my standing order
end my subscription
agent commission in percent
customer service was great last time
the live chat is a nice feature
the customer representative emailed me the form, where do I upload it
machine at the branch swallowed my card
the cash machine did not give me money
my robot vacuum has not been delivered
do you sell chat bots
is the support plan included
the manager's special offer
personal loan rates
personal details update
I want a personal pin
travel agent booking refund
letting agent wants a reference
power of attorney for another person
my lawyer asks for the statement
`,
  othersFamilies: `
[|please |hi, |hello, |well |ok ][can|could|may] I [|please ][get|have|see|change|cancel|check|update|increase|order|block|find|return] [my|the|a|another|this] [card|statement|balance|order|limit|pin|payment|refund|address|subscription|loan|password|parcel|invoice|transfer|booking][| please| today| online| in the app| abroad]
[I want|I need|I'd like|I would like|I'm trying|I forgot|I tried] to [cancel|change|pay|check|know|open|close|send|transfer|update|report|dispute|return|order|activate|freeze|renew] [my|the|a|this] [card|account|bill|payment|order|direct debit|credit card|deposit|savings|mortgage|address|ticket|delivery|appointment|plan][| please| today| tomorrow| for next month| because I moved]
[how|where|when|why] [do|can|will|should|did] [I|you|it|my card|the bank|the payment] [|not ][cancel|change|get|arrive|work|charge|pay|find|send|receive|verify|upload|lock] [the|my|a|this|me for] [money|order|card|fee|limit|transfer|parcel|code|document|deposit|refund]
[|please |can you |could you |would you |just ][tell|show|send|give|remind|email|text] me [the|my|how much|when|why|what] [balance|statement|it costs|it arrives|the fee is|last transactions|spending|my limit is|interest is|receipt|opening hours|it was declined]
[someone|somebody|a person|a man|my friend|an agent|the seller|a colleague|my manager|a stranger] [stole|used|took|sent me|asked for|has|needs|opened|paid|wants] [my card|money|my account|my details|a statement|the parcel|the wrong amount|my phone|a copy of the bill]
[I spoke|I talked|I chatted|I was] [to|with] [an agent|someone|a representative|your colleague|an adviser|a person|the manager] [yesterday|last week|on Monday|this morning|before] and [it worked|it is solved|they helped|all is fine|now the card works|got my refund]
[my|the|this|your] [card|payment|order|transfer|account|app|parcel|refund|password|direct debit|loan|deposit] [is|was|has been|hasn't|doesn't|won't|got] [declined|late|missing|blocked|arrived|work|wrong|cancelled|charged twice|open|broken|expired][| again| since yesterday| and I don't know why| for two weeks]
[no need|I don't need|I do not need|I don't want|there is no need] to [talk to|speak with|call|bother|contact] [anyone|a person|an agent|someone|a human]
`,
}
