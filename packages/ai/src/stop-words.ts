import { fold } from './fold.ts'

/**
 * Words that say nothing about what is asked: function words, courtesy, greetings, fillers. Only questions and
 * articles of the language named are cleaned with its list.
 */
const lists: Record<string, string> = {
  en:
    'a about above actually after again ago all already also always am an and another any anybody anyone anything ' +
    'appreciate are arent as ask asking assist at available basically be because been before being best between both but ' +
    'by can cannot cant come could couldnt currently cus day dear did didnt do does doesnt doing done dont due each easy either else even ever every ' +
    'everything exactly explain few first for from further get gets getting give go goes going gonna good got great guys had ' +
    'has hasnt have havent having he hello help her here hey hi him his how however i id if ill im in info information ' +
    'into is isnt issue it its itself ive just keep keeps kind kindly know let lets like ll look looking lot m made make ' +
    'makes many may maybe me mean might mine more most much must my myself need needed needs never new no nobody none nor not ' +
    'nothing now of off oh ok okay on once one only or other our ourselves out over own perhaps please pls possible ' +
    'probably problem put question quite re really regarding right s said saying say says see seem seems shall she should ' +
    'show since so some somebody somehow someone something soon sorry still such supposed sure t take tell than thank ' +
    'thanks that thats the their them then there theres these they thing things think this those though through thx ' +
    'to today too tried trying try u under until up upon ur us use used using usually ve very via want wanted wants was wasnt way ' +
    'we well were what whats wheres whether which while who whole whom whose will wish with within without ' +
    'wonder wondering wont would wouldnt yes yet you your yours yourself happen happened happening happens understand ' +
    'able allowed able around became become becomes believe came certain concerning figure figured guess hope noticed ' +
    'notice reason recently realise realised realize realized sir madam suddenly anymore',
  sv:
    'alla allt att av behöver bli blir blivit bra då de dem den denna dess dessa det detta dig din dina dit ditt du där efter ' +
    'ej eller en er era ert ett finns fram från få får fått för ni nog nu när och också om oss på redan sedan sig ' +
    'sin sina sitt ska skulle snälla som så sådan tack till ur ut utan var vara varför varit vem vi vid vilken vill ' +
    'vad vet är än ännu åt över hej hejsan hur i ha had hade han har hon inte in ingen inget ja jag jo kan kunde kommer ' +
    'man med mellan men mig min mina mitt mot mycket måste några något någon nej hjälp hjälpa fråga gör göra undrar',
  de:
    'aber alle als also am an auch auf aus bei beim bin bis bist bitte da damit danke dann das dass dein deine dem den ' +
    'der des die dies diese dieser doch du durch ein eine einem einen einer eines er es etwas euch euer für gibt haben habe hat ' +
    'hatte hallo hilfe hier ich ihm ihn ihr ihre ihren im in ist ja jetzt kann kannst kein keine können könnte mal man mehr mein ' +
    'meine meinem meinen meiner mich mir mit muss nach nein nicht nichts noch nun nur ob oder ohne schon sehr sein ' +
    'seine sich sie sind so soll über um und uns unser unter vom von vor wann war warum was weil weiss welche wenn wer ' +
    'werden wie wieder wieso will wir wird wo worden wurde würde zu zum zur frage guten tag moin bekomme brauche möchte',
  es:
    'a al algo alguien ahora antes aún aunque buenas buenos bien cada como cómo con cual cuál cuando cuándo cuanto cuánto de del desde dias donde ' +
    'dónde e el él ella en entre era es esa ese eso esta está estaba estan están estar este esto estoy favor fue ha había hace hacer hago han ' +
    'hasta hay he hola la las le les lo los más me mi mis mucho muy nada necesito ni no nos o otra otro para pero poder por ' +
    'porque porqué puede puedes puedo que qué quien quiero se sea ser si sí sido sin sobre son soy su sus también tan te tengo tiene ' +
    'todavía todo tu tú tus un una unas uno unos usted ustedes y ya yo gracias ayuda tardes',
  pl:
    'a aby ale ani bardzo bez bo by być był była było chcę ci co czy czym dla do dlaczego dzień dobry gdy gdzie go i ich ile im ja ' +
    'jak jaka jaki jakie je jego jej jest jestem już każdy kiedy która które który lub ma mam mi mnie moja moje mojej mogę mój ' +
    'można może my na nad nam nas nie nic niż o od on ona one oni oraz pan pani po pod podczas pomoc pomocy proszę przed przez przy są ' +
    'się siebie skąd swoje ta tak także tam te tego tej ten też to tu tutaj ty tylko tym u w we witam więc wy z za ' +
    'że żeby cześć dziękuję potrzebuję',
  fr:
    'a ai aie alors au aucun aussi aux avec avez avoir bien bonjour bonsoir ce cela ces cet cette comment dans de des donc du ' +
    'elle en encore est et etait ete etre eu faire fait il ils j je la le les leur lui ma mais me merci mes moi mon ne ni nos notre nous on ' +
    'ou où par pas peut peux plus pour pourquoi pouvez quand que quel quelle qui s sa salut sans se ses si son sont sur suis ta te ' +
    'tes toi ton tous tout tu un une veux voudrais vos votre vous y est ce qu',
  it:
    'a ad ai al alla anche ancora che chi ci ciao come con cosa da dal dalla dei del della di dove e è ed era essere gli ha hai ho i il ' +
    'in io la le lei lo loro ma mi mia mie miei mio molto nei nel nella no noi non o per perché piu più posso può quale quando ' +
    'quanto quello questa questo sei senza si sì sono su sua suo tu un una uno vi voglio vorrei buongiorno grazie salve devo',
  pt:
    'a ao aos as até boa bom com como da das de dela dele depois do dos e é ela ele em entre era essa esse esta está estou eu foi há ' +
    'isso isto já la lhe mais mas me meu meus minha minhas muito na nas não nem no nos nós o obrigado obrigada olá onde os ou para pela ' +
    'pelo por porque posso pode preciso qual quando que quem quero se sem ser seu sua são só também te tem tenho toda todo tu um uma ' +
    'você vocês dia tarde',
  nl:
    'aan al alle als bent ben bij dan dank dat de deze die dit doen door dus een en er geen goed had hallo hebben heb heeft hem het hier ' +
    'hij hoe hoi hun ik in is ja je jij jullie kan kunnen kunt maar me meer met mij mijn moet naar nee niet niets nog nu of om omdat ' +
    'ons ook op over te tot u uit uw van voor waar waarom wanneer want was wat we wel welke wie wij wil worden wordt zal ze zich zijn zo ' +
    'zonder zou graag',
  da:
    'af alle at blev blive da de den der deres det dig din dine dit du efter eller en er et fik for fra få får god goddag ham han har hav have havde hej hun ' +
    'hvad hvem hvis hvor hvordan hvorfor hvornår i igen ikke ind ja jeg jer kan kommer kunne man med meget men mig min mine mit mod må ned nej ' +
    'nogen noget nu når og også om op os over på sig sin skal skulle som så tak til ud under vi vil ville være',
  no:
    'alle at av ble bli da de deg den der dere det din ditt du etter eller en er et fikk for fra få får god ha hadde hallo han har hei hun hva hvem hvis ' +
    'hvor hvordan hvorfor i igjen ikke inn ja jeg kan kommer kunne man med mange meg meget men min mitt mot må ned nei noe noen nå når ' +
    'og også om opp oss over på seg sin skal skulle som så takk til ut vi vil ville være',
  fi:
    'että ei ehkä eikä en he hei hän ja jo jos joka kanssa kiitos kun kuin kuinka kuka me mihin mikä miksi milloin minun minulla minä ' +
    'missä mitä miten mutta ne niin no nyt ole olen oli olla on onko saa saan se sen siis sinä tai te tämä vaan vai vain voi voin voinko ' +
    'voisitteko moi terve',
  tr:
    'acaba ama artık bana ben benim bir biraz bu bunu çok da daha de değil diye en gibi hangi hem her için ile kadar ki kim lütfen merhaba ' +
    'mı mi mu mü nasıl ne neden nerede nereye niçin niye o olan olarak olur ise selam siz şu teşekkürler var ve veya ya yok zaman',
  ar:
    'في من على الى إلى عن مع هذا هذه ذلك تلك التي الذي ما ماذا لماذا متى اين أين كيف هل كم لا لم لن ليس قد كان كانت يكون انا أنا انت أنت هو هي ' +
    'نحن او أو و ثم ان أن إن لكن كل بعض اي أي عند عندي لدي لي لك له لها يا مرحبا السلام عليكم شكرا من فضلك لو سمحت اريد أريد احتاج ممكن يمكن يمكنني حتى بعد قبل',
}

export const stopWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, list]) => [language, new Set(fold(list).split(' '))] as const),
)
