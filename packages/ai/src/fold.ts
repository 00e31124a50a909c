const letters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ٱ: 'ا',
  ک: 'ك',
  ی: 'ي',
  ـ: '',
}

const ascii = /^\p{ASCII}*$/u
/** Nothing but ASCII, where folding is lower case and no more. */
export const isPlain = (text: string): boolean => ascii.test(text)

/** Lower case, compatibility forms unified, diacritics and Arabic vowel signs gone; the length may change. */
export function fold(text: string): string {
  // Most of what is written in English: nothing of what follows would change it.
  if (isPlain(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łøđðþßæœıىةؤئٱکیـ]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
}
