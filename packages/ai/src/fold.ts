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

/** Lower case, compatibility forms unified, diacritics and Arabic vowel signs gone; the length may change. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łøđðþßæœıىةؤئٱکیـ]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
}
