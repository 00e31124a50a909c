import { words as arabic } from '@warmline/contracts/contact-words/ar'
import { words as german } from '@warmline/contracts/contact-words/de'
import { words as english } from '@warmline/contracts/contact-words/en'
import { words as spanish } from '@warmline/contracts/contact-words/es'
import { words as polish } from '@warmline/contracts/contact-words/pl'
import { words as swedish } from '@warmline/contracts/contact-words/sv'
import type { Words } from '@warmline/contracts/contact-words/words'

const table: Record<string, Words> = {
  en: english,
  sv: swedish,
  de: german,
  pl: polish,
  es: spanish,
  ar: arabic,
}

/** The widget's words, for the page without scripts: the same thing is said the same way on both. */
export const contactWords = (language: string): Words => table[language.split('-')[0] ?? 'en'] ?? english
