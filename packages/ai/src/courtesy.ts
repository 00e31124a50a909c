import { fold } from './fold.ts'
import { words } from './words.ts'

const greetings = wordSet(
  'hi hello hey hiya howdy yo morning evening afternoon greetings good day there team everyone all ' +
    'hej hejsan tjena hallå god morgon kväll dag hallo moin servus guten morgen tag abend grüß gott ' +
    'hola buenas buenos dias tardes noches que tal cześć czesc witam dzień dobry hejka siema ' +
    'bonjour bonsoir salut coucou ciao buongiorno buonasera salve olá oi bom boa tarde dia noite ' +
    'goedemorgen goedemiddag hoi merhaba selam günaydın iyi akşamlar moi terve hei päivää godmorgen ' +
    'مرحبا اهلا أهلا السلام عليكم صباح الخير مساء هلا how are you',
)

const thanks = wordSet(
  'thanks thank you thx ty cheers great perfect ok okay super cool awesome brilliant lovely much so very a lot many ' +
    'that helped helps got it all good nice bye goodbye tack tackar snälla så mycket jättebra toppen bra hej då ' +
    'danke dankeschön vielen schön besten prima gut tschüss gracias muchas mil genial vale adios perfecto ' +
    'dzięki dziękuję bardzo dzieki super pa merci beaucoup bien au revoir grazie mille obrigado obrigada muito ' +
    'bedankt dank je u wel hartelijk teşekkürler teşekkür ederim sağol kiitos paljon hyvä mange takk tusen tak شكرا جزيلا لك شكراً',
)

const thankWords = wordSet(
  'thanks thank thx ty cheers tack tackar danke dankeschön gracias dzięki dzieki dziękuję dziekuje merci grazie ' +
    'obrigado obrigada bedankt dank teşekkürler teşekkür sağol kiitos takk tak شكرا شكراً bye goodbye tschüss adios',
)

function wordSet(list: string): ReadonlySet<string> {
  return new Set(fold(list).split(/\s+/))
}

/** Whether a message is nothing but a greeting or thanks; null when it says anything else. */
export function courtesyOf(text: string): 'greeting' | 'thanks' | null {
  const all = words(text)
  if (all.length === 0 || all.length > 8) return null
  if (
    all.some((word) => thankWords.has(word)) &&
    all.every((word) => thanks.has(word) || greetings.has(word))
  )
    return 'thanks'
  return all.every((word) => greetings.has(word)) ? 'greeting' : null
}
