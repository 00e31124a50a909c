/** English is written the most and from many trades: further sentences beside `en.ts`. */
export const enMore = {
  asks: `
who do I speak to about a mortgage
who should I ring about this
I'd like to see an advisor at my branch
book me an appointment with a banker
make an appointment so I can discuss it with someone
set me up with a meeting with one of your experts
I prefer dealing with people
I prefer to do this over the phone with a person
is it okay if I just speak to someone instead
isn't there anybody I could speak with
nobody is helping me, I need an actual employee
I just want to have a normal conversation with a person
I can only sort this out by talking to someone
can I switch from the bot to a person
switch to a human
switch me over please
let me out of this menu, I want a person
skip the bot
bypass the assistant
exit the bot and connect support
take me to support
take me to a live person
direct me to your fraud team
send me to a human
forward me to your loans department
transfer me over to someone in billing
hook me up with an agent
patch me through to somebody
get somebody on the phone for me
get me off this chat and onto the phone
I'd feel better speaking with a person
I'd feel safer if a human dealt with it
I need reassurance from a real person
I need a second opinion from one of your staff
a person would understand this
only a person can sort this out
this needs a human
this needs to go to a manager
this should be handled by a person
it has to be looked at by someone
I need someone with access to my account
I need somebody who speaks Polish
do you have someone who speaks Spanish
can an interpreter or someone help me by phone
could I have a quick chat with an employee
could I have a word with your manager
a word with your supervisor please
I want the name of your manager
who is your superior
let me speak with whoever is above you
I want to talk, not type
I don't feel like typing, can someone ring me
text isn't working for me, call me please
my phone number is below, ring me when you can
please give me a call at this number
you can reach me after five, please ring
I've been waiting for a call from you
when will somebody call me
when is an agent free
are your agents online now
what time are your people available
how long until I can speak to a person
how long is the queue for an agent
I have asked for a person three times
as I said, I want a human
again: a human please
no bots please
no robots
anything except a robot
I'm not talking to you, robot
go away bot
shut up bot and get me somebody
useless bot, where are the people
is this all automatic or do people work here
am I getting answers from a computer
do I get a human if I wait
does a person read these messages
will a person see this
will a human look at my complaint
I'd like to report this to a person
I want to tell somebody what happened
I need to talk about my debts with someone
could someone explain my contract to me in person
could you ask a colleague to look at it
ask your boss
I insist on speaking to someone
I request a human review
I request to speak with a representative
contact me
get back to me by phone
please reach out to me directly
`,
  asksFamilies: `
[I need|I want|I'd like|I would like|get|can you get|is there|do you have|could I have|please find] [someone|somebody|a person|an agent|an adviser|a human|a specialist|a colleague] [to|who can|who could|that can] [help me with|explain to me|look at|talk me through|assist me with|advise me on|sort out|set up|check|go over] [my overdraft|my mortgage|a direct debit|a loan|my savings|the charges|my order|this payment|my contract|the transfer|my limit][| please]
[can|could|would] [someone|somebody|anyone|a person|an agent|one of your colleagues|a human|an adviser] [please |][help me with|explain to me|assist me with|talk me through|look at|advise me on|help me set up|help me change] [my overdraft|my mortgage|a direct debit|the charges|my order|my PIN|this payment|my insurance|the fees]
[I'd like|I want|I need|I would like|I wish|can I ask|how do I ask|is it possible|I was hoping] to be [transferred|connected|put through|passed|forwarded|directed] to [someone|an agent|a human|the fraud team|your mortgage department|customer service|a real person|the right person|a member of staff|your colleague][| please| about my loan| to discuss my overdraft]
[can|could|may|how can|how could|when can] I [talk|speak|chat] [to|with] [someone|a person|an agent|an adviser|a human|somebody|the bank|your team] [about|regarding|to discuss|because of|who can help with|to change|to cancel] [my overdraft|my mortgage|a direct debit|a loan|my savings|the charges|a refund|my credit card|opening an account|my insurance]
[yes|no|ok|right|great|fine|sure|not really|I don't know], [please |I want to |I'd like to |could you |can you |let me |just ][connect me to an agent|speak with a human|put me through to someone|talk to a person|get me an operator|pass me to a colleague|transfer me to somebody|talk to an adviser instead]
[the|your|this] [app|website|bot|page|form|assistant] [doesn't work|can't help me|won't let me|is no help|makes no sense], [can I|I want to|I need to|let me] [talk to someone|speak with an agent|get a human|call somebody|see an adviser|speak to a person instead]
[department|team|desk|office] for [fraud|mortgages|lost cards|complaints|business customers], [connect me|put me through|I want to talk to them|can I speak with them|please transfer me][| please]
[can|could] I [do|arrange|discuss|sort|cancel|change|open|get] [this|it|that|a loan|my mortgage|the account] with [a person|a human|somebody|an adviser|someone at the branch|a real banker|one of your people] [|instead|please|on the phone]
[I need|I want|I'd like|I could use|looking for|can I have|could I get] [help|assistance|some advice|support|an answer] from [a human|a person|an agent|somebody|a real person|an adviser|one of your staff|an employee|someone who knows] [|please|with this|with my loan|about my bill|on my claim]
[let|have|ask|get|tell|make] [a human|a person|someone|somebody|an agent|your manager|an adviser|a colleague|one of your team|an expert] [to |][call me|contact me|look at this|deal with this|handle it|check my case|help me|explain this|ring me back|answer|review it|sort it out][| please]
[is|are] [this|you] [a bot|a robot|a real person|human|a machine|an actual person|automated|a computer][| or a human| or what| or a person| or an AI]
[I have|there is|it's|I've got] [a complicated|a serious|an urgent|a sensitive|a private|a difficult] [problem|issue|matter|question|situation], [I need to|I'd like to|can I|I want to|please let me] [speak with somebody|talk to a person|see someone|discuss it with a human|be called|get an agent]
[my|the] [card|order|refund|claim|account|payment|parcel|transfer|booking|contract] [is wrong|is missing|was cancelled|got blocked|never came|was charged twice|is late again|is a mess] [and|so|, please let me|, I want to|, can I|, I need to] [I want to speak to someone|talk to a person|speak to an agent|get somebody|reach a human|be called back|talk to somebody about it]
[what's|what is|give me|do you have|where is|I need|can I get|is there] [the|your|a] [phone number|number|hotline|telephone number|direct line|call centre number|contact number][| please| of customer service| for support| so I can call you| to speak with someone| to talk to a person]
[can|could|may] I [phone|call|ring|visit|contact|meet|see] [you|someone|somebody|your office|an adviser|a person|an agent|a branch manager|customer service][| about this| tomorrow| in person| to discuss it| please]
[forget it|never mind|this is useless|this isn't working|you don't understand|that's not helpful|no, that's wrong|I give up], [just |][get me a person|let me talk to someone|I want a human|put me through|transfer me|connect me to an agent|is there somebody else|I need a real person]
[please |kindly |could you |can you |][escalate|forward|pass|hand|raise|send] [this|it|my case|my complaint|the matter|my ticket] [on |over |][to|with] [a manager|a supervisor|a human|a specialist|the right team|someone senior|a person|your boss|an agent][| please| now]
[I want|I need|I'd like|I wish|I have] to [file|make|lodge|raise] a [complaint|formal complaint] [with|to] [a person|your manager|someone|a supervisor|the person responsible|a human]
[not|don't give me|no more|I've had enough of|stop with|sick of|get rid of] [a bot|this bot|bots|robots|automated answers|canned replies|the robot|this machine|AI answers|standard replies][|, I want a person|, human please|, give me somebody|, let me talk to an agent]
`,
  others: `
I keep getting an error when I try to pay, can you help me fix it
my top-up is still pending, please sort it out quickly
I urgently need my money and the transfer hasn't gone through
can you walk me through changing my details
please explain your exchange rates
please tell me what to do if my phone gets stolen
I think somebody may be using my card without my permission
there are payments on my statement that I never made
someone got hold of my card number
do I have to go to a branch to change my PIN
do I need to ask for a replacement or is it sent automatically
does it update automatically at midnight
which machines can I use to take out cash
how many people can share one plan
how many devices can I have
at what age can my son have an account
I changed my mind and want my money back for something I bought
I want one of the two charges reversed
could you put the money back on my card
I feel I was overcharged at the weekend
what are my options if the payment fails
can I go through customs with this
will my mortgage payment go through on a holiday
what is the reason my card was refused in the restaurant
is there a problem with your system today
I asked for two hundred and the machine gave me one hundred
can you assist me in activating my new card
help me understand this fee
help me find my order
I need help choosing a plan
I need help logging in
I need some help with my bill
I have a problem with my router
my internet is slow since last night
my phone has no signal
how do I return shoes that don't fit
when does the sale end
do you ship to Norway
do you take credit cards
do you have this in blue
what time does the shop close
I'd like to book a table for four people
I'd like to book a room from May third to May eighth
can you book me a flight for two people
are there any rooms available that weekend
is there a table available for six
call me a taxi
call an uber for two people
what should I call you
you can call me Mary
what are you called
what's your name
who made you
what can you do
what can I ask you
can you speak slower please
could you talk a bit faster
can you change your voice
speak french to me
set a reminder to call my mother
remind me to phone the dentist
please call my alarm off
text my brother that I'm late
send a message to Anna saying hello
share my location with someone
put on some music
put it on my list
put my order on hold
put me down for Tuesday
please respond in German
tell me a joke
tell me a good one
tell me the weather
flip a coin please
how old are you
are you busy
how do I get to the station
can I get a discount as a student
can I get the money in cash
can I get it today
can I have a receipt please
can I see my payment history
can I talk on the phone while abroad without extra cost
how much is it to talk to the US
my husband and I want a joint account
my wife is on the account, how do I take her off
the person on the card is my daughter
the name of the person who paid is wrong
it says my agent must confirm it
what does the advisor fee on page two mean
I work for an agency and need an invoice
I work as a support agent, do I get a staff discount
we are a team of five people, which licence do we need
add a team member
invite a colleague to the workspace
assign a role to an employee
how do I add an operator to my company account
where can the supervisor approve expenses
who is the manager field for in the form
change the contact person of our company
contact details of the seller please
what's the emergency contact on my file
how do I delete a contact
how do I export my contacts
my call history is gone
incoming calls don't ring on my phone
voice mail is not working
the phone I bought is faulty
your robot mower stopped working
the chatbot plugin gives an error in my shop
your app says machine not found
how do I connect the machine to wifi
the washing machine arrived with a dent
the coffee machine leaks
does the AI plan include images
how does your automatic payment work
real time exchange rate
is the diamond real
living room lamp broken
how do I prove I live at this address
my human rights organisation needs an account
first person to use the code
the man at the counter was rude, is my parcel there
a woman rang the bell and took my parcel
the lady in the shop said five days, it is now ten
they told me at the desk that I'd get a refund by Friday
my colleague got hers yesterday, where is mine
someone told me there's a bonus
somebody said you close in June, is that true
anyone can see my profile, how do I hide it
anybody else having trouble with the app today
does anyone get a refund when the train is late
nobody was home when the parcel came
thanks to your colleague my problem is solved
you've been very helpful
great service
good bot
that worked
never mind, I found it
it works now, thanks
I already have an appointment
I would like to know more about it
I would like an explanation for the charge
I want to understand my contract
I want it delivered on Monday
I want a refund now
I want my money back immediately
this is outrageous, you charged me again
this is the third time my card fails
your fees are too high
I'm very unhappy with the delay
the quality is bad
I need it urgently
it's urgent, my rent is due
as soon as possible please
please hurry with my refund
please be quick
please check
please confirm
please wait
please continue
please cancel it
please stop the direct debit
please change my address
please close my account
please remove my data
please resend the code
can you do it for me
can you tell me more
can you explain that again
can you show me how
can you fix it
can you look up my order
can you check whether it has been sent
can you transfer it back
can you transfer the amount to my other account
could you reduce the fee
could you send it to my office
would you accept a cheque
why do you need my passport
why is there someone else's name on my bill
what documents do you need from me
what happens if I don't pay
what if I lose my phone
what's the phone model in the picture
which number is my account number
where do I enter the phone number
my number has changed
is the number on the back of the card needed
is my money safe with you
is it free
are you sure
are you there yet with my order
are these charges right
was my payment received
was that the right amount
did you get my email
did my salary arrive
do you know if my request went through
do you know when it will be delivered
have you sent it
has it been shipped
maybe later
later
not now
none
both
cancel
stop
back
restart
help
change
hi AI
let me know if you prefer cats or dogs
are you sure about this rate
is there a code to unblock my pin
what number unlocks my sim
`,
  othersFamilies: `
[Hi, |Hello, |Hey there, |Good morning, |][I made a payment|I tried to top up|I ordered a jacket|I sent money|I asked for a refund|I changed my plan|I lost my card|I moved house] [yesterday|last week|with my card|on your site|an hour ago] [and|but] [it's still pending|it hasn't gone through|it was declined|I got an error|nothing happened|I was charged twice|the amount is wrong]. [Can you help me?|Can you please sort this out?|What should I do?|Can you tell me why?|Please advise.|How long does it take?|Could you please resolve this?|Please help.]
[can|could|would] you [please |][help me|assist me|guide me|walk me through|advise me|show me how] [to |with ][my refund|a transfer|verifying my identity|changing my PIN|the top-up|cancel my plan|track my parcel|my bill|set up the app|find a cash machine|activate my card]
[call|text|email|remind|message] [my mother|Anna|the dentist|a taxi|my boss|the restaurant|an uber][| please| tomorrow| at five| that I'm late]
[I think|I'm afraid|it looks like|I believe] [someone|somebody|a stranger|another person] [is using|has got|may have|stole|logged into|copied] [my card|my account|my details|my phone|my PIN|my password]
[do you|does it|will it|can it|does the app|is it going to] [work|cost extra|update automatically|accept cards|charge a fee|support my bank|go through|take long] [in Spain|on Sundays|for students|with my phone|at a cash machine|for two people|abroad][|?]
[what|which] [is|are] [the|your] [fees|limit|rate|opening hours|return policy|delivery time|price|requirements|plans|options] for [a loan|transfers|students|two people|the premium card|abroad|a person without income|companies]
[book|reserve|order|find|get] [me |][a table|a room|a flight|tickets|a taxi|a hotel] for [two people|one person|four people|tonight|May third|somebody else][| please| near the station]
[the|my|your] [driver|courier|waiter|shop assistant|manager of the shop|seller|landlord|doctor|neighbour|employer] [was|said|told me|asked me|wants|gave me] [very kind|it takes a week|to wait|for a statement|the wrong size|that it's free|to pay in cash][|, is that right?|, what do I do now?]
[what|how|when|who] [should I call you|do you prefer to be called|do I call this|can I ask you|made you|are you called|old are you]
[is there|are there|is there any|do you have] [an option|a way|a limit|a specific date|any restrictions|a list|an app|directions|a reason|any branches|a fee|another method|certain machines|a minimum] [to pay by cheque|for delivery|I can use with the card|to get a new code|to top up|when I go abroad|to change it|why it failed|near me|to see my spending|to unblock it]
[I think|I noticed|it seems|I'm worried|I see that|apparently] [someone|somebody|a person I don't know|some man] [got|has|managed to get|had access to|withdrew money with|made a payment from|took a copy of|ordered with] [my card|my card details|my account|my information|my phone]
[I sent|I paid|I transferred|I wired] [money|the rent|fifty euros|a payment] to [someone|somebody|a person|a friend|a seller|the wrong person|a company] [and|but] [they haven't got it|it isn't there|it was returned|I can't recall who|want to cancel it|made a mistake]
[I want|I'd like|I need] you to [speak slower|switch to French|change the language|call me Sam|set an alarm|connect to my phone|order more|cancel the order|explain the rate|send the code again|be faster|stop the subscription]
[switch|connect|change|put|set|turn] [me |it |my phone |the app |this |][to|on|back to|with] [French|silent mode|the other plan|dark mode|bluetooth|a new plan|the old settings|wifi|my calendar|the playlist]
[give|tell|show|send|find] me [a number|tomorrow's date|some facts|a recipe|the forecast|directions|trivia|the best way|a list|a reason|the name of the company|the closest branch|the exchange rate|my score][| please| for tonight| to the bank]
[how long|when|why|where] [will|do|does|did|can] [it|this|the card|my money|I|my virtual card] [take to get to me|get here|arrive|be here|go through|have to wait|get one|come back|be available][|?]
[what|which] [words|name|language|number|code|page] [do I use|would I use|should I use|do you want me to use|is it] to [tell somebody I'm lost|log in|call abroad|say thanks in Japanese|reset it|order]
[I live in|I'm travelling to|I moved to|I work in] [Portugal|Spain|Norway|Canada], [do you operate there|can I use the card|is my plan valid|do people pay by card there|do I need someone's address]
[I just|I have just|I recently] [switched jobs|bought a flat|changed my name|opened an account|got married] and [need assistance with my pension|need to update my details|need the first payment to go through|want to add my partner|have a question about fees]
`,
}
