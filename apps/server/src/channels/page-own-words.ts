import type { Words } from '@warmline/contracts/contact-words/words'
import { words as arabic } from '@warmline/contracts/own-words/ar'
import { words as german } from '@warmline/contracts/own-words/de'
import { words as english } from '@warmline/contracts/own-words/en'
import { words as spanish } from '@warmline/contracts/own-words/es'
import { words as polish } from '@warmline/contracts/own-words/pl'
import { words as swedish } from '@warmline/contracts/own-words/sv'
import type { OwnWords } from '@warmline/contracts/own-words/words'
import { contactWords } from './page-contact-words.ts'
import { pageWords } from './page-words.ts'

const table: Record<string, OwnWords> = {
  en: english,
  sv: swedish,
  de: german,
  pl: polish,
  es: spanish,
  ar: arabic,
}

/** A contact's own affairs, and the words around them: those of the widget, and the way back that only a page has. */
export type PageOwnWords = OwnWords & Omit<Words, keyof OwnWords> & { back: string }

export const ownWords = (language: string): PageOwnWords => ({
  ...contactWords(language),
  ...(table[language.split('-')[0] ?? 'en'] ?? english),
  back: pageWords(language).back,
})
