import { isPlain } from '../fold.ts'

/** A message cut for hearing: its words, and the stretches (from, to) of them that are judged one by one. */
export interface Stretches {
  words: string[]
  bounds: [from: number, to: number][]
}

/** A wish stands in few words; in a longer sentence each stretch of this many is listened to as well. */
const window = 8
const step = 4
/** A sentence that is longer by at most this many is also judged as a whole. */
const more = 4
/** Words of a message that are listened to: 50,000 letters are read to their end, further ones are not. */
const mostHeard = 12_000
/** Scripts without spaces: a run of signs is cut into overlapping pieces of this length. */
const longestRun = 24

const sentenceEnd = /[.!?;\n\r…。！？；।؟۔]+/u
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu
const plainWord = /[a-z0-9]+/g
const marks = /[\u0300-\u036f]|[\u064b-\u065f\u0670\u0640]|[\u0591-\u05c7]|\u200c|\u200d|\ufe0f/g

/** Lower case, compatibility forms unified, accents and vowel points gone; signs that carry the word (Indic, Thai) stay. */
export function normalize(text: string): string {
  if (isPlain(text)) return text.toLowerCase().replace(/'/g, '')
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(/[’‘ʼ`´']/g, '')
    .replace(/[ıłøđ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[یى]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
    .normalize('NFC')
}
const letters: Record<string, string> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd' }

export function stretchesOf(text: string): Stretches {
  const words: string[] = []
  const bounds: [number, number][] = []
  const pattern = isPlain(text) ? plainWord : wordPattern
  for (const sentence of normalize(text).split(sentenceEnd)) {
    const from = words.length
    if (from >= mostHeard) break
    for (const word of sentence.match(pattern) ?? []) add(words, shortened(word))
    const to = words.length
    if (to === from) continue
    if (to - from <= window + more) bounds.push([from, to])
    if (to - from > window)
      for (let at = from; ; at += step) {
        bounds.push([at, Math.min(to, at + window)])
        if (at + window >= to) break
      }
  }
  return { words, bounds }
}

/** `huuuuman` is written with one u. */
const shortened = (word: string): string => (word.length > 3 ? word.replace(/(\p{L})\1{2,}/gu, '$1') : word)

function add(words: string[], word: string): void {
  if (word.length <= longestRun || !/[\u0e00-\u0eff\u3040-\u9fff]/.test(word)) {
    words.push(word.length > 40 ? word.slice(0, 40) : word)
    return
  }
  for (let at = 0; at < word.length - longestRun / 2; at += longestRun / 2)
    words.push(word.slice(at, at + longestRun))
}
