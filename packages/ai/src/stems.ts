/**
 * Light stemming: one suffix off, never below a safe length. It need not give real words, only the same form for
 * words that belong together. Input is folded text (no diacritics).
 */
type Stemmer = (word: string) => string

const english: Record<string, string> = Object.fromEntries(
  (
    'stolen:steal stole:steal paid:pay sent:send lost:lose took:take taken:take bought:buy given:give gave:give ' +
    'got:get gone:go went:go came:come made:make found:find kept:keep told:tell said:say spent:spend held:hold ' +
    'broken:break broke:break forgot:forget forgotten:forget wrote:write written:write chosen:choose chose:choose ' +
    'withdrew:withdraw withdrawn:withdraw withdrawal:withdraw withdrawals:withdraw died:die dying:die ' +
    'children:child people:person women:woman men:man cheques:check cheque:check cancellation:cancel ' +
    'cancelled:cancel canceled:cancel cancelling:cancel verification:verify identification:identify ' +
    'verified:verify payment:pay payments:pay delivery:deliver deliveries:deliver arrival:arrive ' +
    'refusal:refuse approval:approve transferred:transfer transferring:transfer topped:top topping:top topup:top ' +
    'swallowed:swallow limited:limit debited:debit ate:eat eaten:eat'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

function stemEnglish(word: string): string {
  const known = Object.hasOwn(english, word) ? english[word] : undefined
  if (known !== undefined) return known
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && /(ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (stem.length > 3 && /[^su]s$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.length > 5 && stem.endsWith('ing')) stem = undouble(stem.slice(0, -3))
  else if (stem.length > 4 && stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && stem.endsWith('ed')) stem = undouble(stem.slice(0, -2))
  else if (stem.length > 6 && stem.endsWith('ation')) stem = stem.slice(0, -5)
  else if (stem.length > 5 && stem.endsWith('ly')) stem = stem.slice(0, -2)
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

const undouble = (stem: string): string => (/([bdgkmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem)

/** Takes the longest listed suffix off while at least `keep` letters stay. */
function suffixes(list: string, keep: number): Stemmer {
  const ends = list.split(' ').sort((a, b) => b.length - a.length)
  return (word) => {
    if (word.length <= keep) return word
    const end = ends.find((suffix) => word.length - suffix.length >= keep && word.endsWith(suffix))
    return end === undefined ? word : word.slice(0, -end.length)
  }
}

const nordic = suffixes(
  'arna erna orna arnas ernas ornas andet andes heten heterna ningen ningar ningarna ande ende aren ades ade are ' +
    'ast ens ets arne erne ene ers ets des te de ar er or en et an es as a e s t n',
  4,
)
const romance = suffixes(
  'aciones acion amientos amiento imiento imientos adoras adores ador adora mente idades idad ando iendo ' +
    'aremos aran aste aron ieron amos emos imos ados adas idos idas ado ada ido ida aba abas aban are era ira ' +
    'acao acoes issement issements ement ements ation ations eront erons erait ions ait ais ant ees ee er ez ent ' +
    'azione azioni amento amenti ato ata ati ate ito ita iti ite are ere ire es os as is an en on ar er ir a o e s i',
  4,
)

function stemArabic(word: string): string {
  let stem = word
  if (stem.length > 4) stem = stem.replace(/^(وال|بال|فال|كال|لل|ال)/, '')
  if (stem.length > 3) stem = stem.replace(/^[وفب](?=..)/, '')
  return stem.length > 4 ? stem.replace(/(ها|هم|نا|كم|ات|ون|ين|ان|تي|ه|ي|ك)$/, '') : stem
}

export const stemmers: Readonly<Record<string, Stemmer>> = {
  en: stemEnglish,
  sv: nordic,
  da: nordic,
  no: nordic,
  nb: nordic,
  de: suffixes(
    'ungen ung heiten heit keiten keit ische ischen ern est ten tet ste end en er em es st et e n s t',
    4,
  ),
  nl: suffixes('ingen ing heden heid tjes tje eren ende end en er es st e n s t', 4),
  es: romance,
  pt: romance,
  fr: romance,
  it: romance,
  pl: suffixes(
    'aniami aniach aniem anie ania enie enia eniem ami ach ego emu owi ymi imi owa owe owy alem alam ala ali alo ' +
      'iem iej ych ich em om ow am ac ec yc ic ie ej ia iu a e i o u y',
    4,
  ),
  tr: suffixes(
    'larimiz lerimiz larim lerim lari leri lar ler imiz umuz nin nun dan den tan ten im um in un ni nu yi yu da de ' +
      'ta te i u a e',
    4,
  ),
  fi: suffixes(
    'issani illani ssani llani ssa lla lta sta lle ksi tta taan seen een ien jen ten den ni si nsa mme nne aan na a n t i',
    4,
  ),
  ar: stemArabic,
}
