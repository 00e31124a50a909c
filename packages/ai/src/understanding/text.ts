/** Of a longer message only its first and its last part are read: what somebody wants stands at either end. */
const readAtEitherEnd = 1_500

const ascii = /^\p{ASCII}*$/u
const cannot = /\b(can|won|shan)'?t\b/g
const isNot = /\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n'?t\b/g
const shortened = /(\p{L})'(?:re|s|ve|ll|m|d)(?!\p{L})/gu
const marks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+|(?:[\u064b-\u0652]|\u0670|\u0640|\ufe0e|\ufe0f|\u200d)/gu

/**
 * One form for what is one to a reader: lower case, compatibility forms unified, marks off Latin, Greek and
 * Cyrillic letters and Arabic vowel signs gone (marks of other scripts are letters to their readers and stay),
 * English contractions opened, every digit a `0`, spaces single. At most 3,000 UTF-16 units are read.
 */
export function normalise(text: string): string {
  let plain =
    text.length <= 2 * readAtEitherEnd
      ? text
      : `${text.slice(0, readAtEitherEnd)} ${text.slice(-readAtEitherEnd)}`
  plain = plain.toLowerCase()
  if (!ascii.test(plain))
    plain = plain.normalize('NFKD').replace(marks, '').normalize('NFC').toLowerCase().replace(/[’‘ʼ]/g, "'")
  plain = plain.replaceAll('`', "'").replace(cannot, '$1 not').replace(isNot, '$1 not')
  if (plain.includes("'")) plain = plain.replace(shortened, '$1')
  return plain
    .replace(/\p{Nd}/gu, '0')
    .replace(/\s+/g, ' ')
    .trim()
}

const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const runPattern = new RegExp(
  `[${unspaced}][${unspaced}\\p{M}ー]*|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+(?:'[\\p{L}\\p{M}]+)*|\\p{Extended_Pictographic}`,
  'gu',
)
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u')
const characters = /\P{M}\p{M}*/gu
const asciiRun = /[a-z0-9]+(?:'[a-z]+)*/g

export interface Words {
  /** what stands between spaces, or a whole stretch of a script that has none; an emoji is one too */
  runs: readonly string[]
  /** the same, but a stretch without spaces is one word a character */
  words: readonly string[]
}

/** The words of a normalised text. */
export function wordsOf(normalised: string): Words {
  if (ascii.test(normalised)) {
    const runs = normalised.match(asciiRun) ?? []
    return { runs, words: runs }
  }
  const runs = normalised.match(runPattern) ?? []
  return {
    runs,
    words: runs.flatMap((run) => (isUnspaced.test(run) ? (run.match(characters) ?? []) : [run])),
  }
}
