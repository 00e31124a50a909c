import { Parser } from 'htmlparser2'

export type ReadPage =
  | {
      ok: true
      title: string
      /** as the page says, lower case; null when it does not or when it is no code */
      language: string | null
      /** Markdown of headings, paragraphs, lists and table rows */
      body: string
    }
  | { ok: false; problem: string }

const charactersMost = 2_000_000
const depthMost = 300
const bodyMost = 40_000

/** What is no part of what a page says. */
const passedOver = new Set(
  (
    'script style noscript template nav footer button select textarea svg math iframe object video audio canvas ' +
    'dialog menu'
  ).split(' '),
)
const breaking = new Set(
  (
    'p div section article main header figure figcaption blockquote pre ul ol dl dt dd table thead tbody tfoot address ' +
    'details summary hr body html'
  ).split(' '),
)

interface Block {
  text: string
  /** what stands before it: `## `, `- ` or nothing */
  mark: string
  inMain: boolean
}

/**
 * The article that a page holds: the text of its `<main>` or `<article>` where there is one, else of its body without
 * navigation, buttons, scripts and the like. Links and marks of emphasis are gone, the words stay; signs that would mean
 * something in Markdown are escaped. The title is the first heading, else the page's title. Nothing is run or fetched.
 * Refused: more than 2,000,000 characters, elements more than 300 deep, a text of more than 40,000 characters, no text
 * or no title. One pass: the time grows with the length of the page only.
 */
export function readHtmlArticle(source: string): ReadPage {
  if (source.length > charactersMost) return refuse('the page has more than 2,000,000 characters')
  const reader = new PageReader()
  const parser = new Parser(reader, { decodeEntities: true })
  for (let at = 0; at < source.length && !reader.isTooDeep; at += 16_384)
    parser.write(source.slice(at, at + 16_384))
  if (reader.isTooDeep) return refuse(`elements stand more than ${depthMost} deep in each other`)
  parser.end()
  return reader.page()
}

const refuse = (problem: string): ReadPage => ({ ok: false, problem })

const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\u00ad/g, '')
    .replace(/[\p{Cc}\ufdd0-\ufdef\s]+/gu, ' ')
    .trim()

/** What Markdown would take for a mark; figures before a full stop at the start would be a list. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/^[-+#]/, '\\$&')
    .replace(/^(\d{1,3})([.)])(?=\s)/, '$1\\$2')

class PageReader {
  isTooDeep = false
  #depth = 0
  /** depth at which a part that is passed over began */
  #skipFrom: number | null = null
  #main = 0
  #inTitle = false
  #title = ''
  #language: string | null = null
  #lists: { ordered: boolean; n: number }[] = []
  #blocks: Block[] = []
  #text = ''
  #mark = ''

  onopentag(name: string, attributes: Record<string, string>): void {
    if (this.isTooDeep) return
    this.#depth++
    if (this.#depth > depthMost) {
      this.isTooDeep = true
      return
    }
    if (name === 'html') this.#language = languageCode(attributes['lang'])
    if (name === 'title' && this.#title === '' && this.#main === 0) this.#inTitle = true
    if (this.#skipFrom !== null) return
    const isBeside = passedOver.has(name) || (name === 'aside' && this.#main === 0)
    if (isBeside || 'hidden' in attributes || attributes['aria-hidden'] === 'true') {
      this.#close()
      this.#skipFrom = this.#depth
      return
    }
    this.#open(name)
  }

  #open(name: string): void {
    if (name === 'br') this.#text += ' '
    const heading = /^h([1-6])$/.exec(name)
    if (heading) this.#begin(`${'#'.repeat(Number(heading[1]))} `)
    else if (name === 'li') this.#begin(this.#itemMark())
    else if (name === 'tr') this.#begin('')
    else if (name === 'td' || name === 'th') this.#text += ' '
    else if (breaking.has(name)) this.#breakLine()
    if (name === 'main' || name === 'article') this.#main++
    if (name === 'ul' || name === 'ol') this.#lists.push({ ordered: name === 'ol', n: 0 })
  }

  /** A paragraph that opens an item stays that item. */
  #breakLine(): void {
    if (this.#mark === '' || /\S/.test(this.#text)) this.#begin('')
    else this.#text = ''
  }

  #itemMark(): string {
    const list = this.#lists.at(-1)
    if (!list?.ordered) return '- '
    list.n++
    return `${list.n}. `
  }

  ontext(text: string): void {
    if (this.isTooDeep) return
    if (this.#inTitle) this.#title += text
    else if (this.#skipFrom === null) this.#text += text
  }

  onclosetag(name: string): void {
    if (this.isTooDeep) return
    if (name === 'title') this.#inTitle = false
    if (this.#skipFrom !== null) {
      if (this.#depth === this.#skipFrom) this.#skipFrom = null
    } else {
      if (/^h[1-6]$/.test(name) || name === 'li' || name === 'tr' || breaking.has(name)) this.#close()
      if (name === 'main' || name === 'article') this.#main--
      if (name === 'ul' || name === 'ol') this.#lists.pop()
    }
    this.#depth--
  }

  onend(): void {
    this.#close()
  }

  #begin(mark: string): void {
    this.#close()
    this.#mark = mark
  }

  #close(): void {
    const text = tidy(this.#text)
    if (text !== '') this.#blocks.push({ text, mark: this.#mark, inMain: this.#main > 0 })
    this.#text = ''
    this.#mark = ''
  }

  page(): ReadPage {
    const main = this.#blocks.filter(({ inMain }) => inMain)
    const blocks = main.length > 0 ? main : this.#blocks
    const first = blocks.findIndex(({ mark }) => mark === '# ')
    const heading = first < 0 ? tidy(this.#title) : (blocks[first]?.text ?? '')
    const rest = blocks.filter((_, index) => index !== first)
    if (!rest.some(({ mark }) => !mark.startsWith('#')))
      return refuse('the page holds no text; perhaps scripts write it in a browser')
    if (heading === '') return refuse('the page has neither a heading nor a title')
    const body = rest.reduce((sum, block, index) => {
      const isNeighbour = isItem(block) && index > 0 && isItem(rest[index - 1]!)
      return sum + (index === 0 ? '' : isNeighbour ? '\n' : '\n\n') + block.mark + escaped(block.text)
    }, '')
    if (body.length > bodyMost) return refuse('the text of the page has more than 40,000 characters')
    return { ok: true, title: cut(heading, 120), language: this.#language, body }
  }
}

const isItem = ({ mark }: Block): boolean => /^(-|\d+\.) $/.test(mark)

const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed().trim()

function languageCode(lang: string | undefined): string | null {
  const code = lang?.trim().toLowerCase() ?? ''
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/.test(code) ? code : null
}
