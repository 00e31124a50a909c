/** Offsets in UTF-16 units: `text.slice(start, end)`. */
export interface TextSpan {
  start: number
  end: number
}

/**
 * The plain text of a Markdown body: what spans are offsets into. Paragraphs are separated by an empty line, list
 * items and table rows by a line break; every other white space is one space. Marks, link targets, images and HTML
 * tags are gone; the words stay. The same body always gives the same text.
 */
export function plainText(markdownBody: string): string {
  const blocks: string[] = []
  let paragraph: string[] = []
  const close = () => {
    const text = inline(paragraph.join(' '))
    if (text !== '') blocks.push(text)
    paragraph = []
  }
  let fenced = false
  let tight = false
  for (const raw of markdownBody.split(/\r\n|\r|\n/)) {
    if (/^\s*(```|~~~)/.test(raw)) {
      close()
      fenced = !fenced
      continue
    }
    const line = fenced ? raw : raw.replace(/^(\s*>)+\s?/, '')
    const item = fenced ? null : /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line)
    const heading = fenced ? null : /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)
    if (line.trim() === '' || isRule(line)) {
      close()
      tight = false
    } else if (item) {
      close()
      if (tight) blocks.push('')
      tight = true
      paragraph = [item[1] ?? '']
    } else if (heading) {
      close()
      tight = false
      paragraph = [heading[1] ?? '']
      close()
    } else paragraph.push(tableCells(line))
  }
  close()
  return joinBlocks(blocks)
}

const isRule = (line: string) =>
  /^\s*([-*_=])(\s*\1){2,}\s*$/.test(line) || /^\s*\|?(\s*:?-{3,}:?\s*\|)+.*$/.test(line)

const tableCells = (line: string) =>
  /^\s*\|.*\|\s*$/.test(line)
    ? line
        .trim()
        .replace(/^\||\|$/g, '')
        .replace(/\s*\|\s*/g, ' ')
    : line

/** An empty block says that the two blocks around it are neighbours in one list. */
function joinBlocks(blocks: readonly string[]): string {
  let text = ''
  let gap = ''
  for (const block of blocks) {
    if (block === '') gap = '\n'
    else {
      text += (text === '' ? '' : gap === '' ? '\n\n' : gap) + block
      gap = ''
    }
  }
  return text
}

/** Escaped marks are carried through as noncharacters (U+FDD0 on), which no text may contain. */
const escapable = '\\`*_{}[]()#+.!|>~-<'

/** Every repetition is bounded, so that no article can make this slow. */
function inline(text: string): string {
  return text
    .replace(/\\([\\`*_{}[\]()#+.!|>~<-])/g, (_, mark: string) =>
      String.fromCharCode(0xfdd0 + escapable.indexOf(mark)),
    )
    .replace(/!\[([^\]]{0,400})\]\([^)]{0,600}\)/g, '$1')
    .replace(/\[([^\]]{0,400})\]\([^)]{0,600}\)/g, '$1')
    .replace(/<(https?:\/\/[^>\s]{1,400}|[^>\s@]{1,80}@[^>\s]{1,200})>/g, '$1')
    .replace(/<\/?[A-Za-z][^>]{0,400}>/g, '')
    .replace(/`+([^`]{1,600})`+/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.{1,600}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)(.{1,600}?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)(.{1,600}?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/~~(.{1,600}?)~~/g, '$1')
    .replace(/[\ufdd0-\ufde2]/g, (kept) => escapable[kept.charCodeAt(0) - 0xfdd0] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Ends with a full stop, and yet the sentence goes on. Compared in lower case, without the last stop. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof st no vs etc e.g i.e approx incl excl max min dept est fig ' +
    'nr tel z.b bzw d.h ca evtl ggf inkl usw u.a s.o zzgl str abs art ' +
    't.ex bl.a dvs osv m.m kl s.k f.d ev resp ' +
    'sr sra srta ud uds p.ej aprox pág núm av ' +
    'p.ex m.in np tzn tj itd itp ul godz tys proc ' +
    'bijv nl o.a m.b.t vb örn f.eks bl.a esim mm jne sig dott ecc'
  ).split(' '),
)

const months =
  /^(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|des|tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)/i

/**
 * The sentences of a plain text, in order, without the white space around them. A line break always ends a sentence;
 * a full stop does not after an abbreviation, an initial or a day before a month, nor before a small letter.
 */
export function sentences(plain: string): TextSpan[] {
  const spans: TextSpan[] = []
  let start = 0
  const cut = (end: number) => {
    let from = start
    let to = end
    while (from < to && /\s/.test(plain[from] ?? '')) from++
    while (to > from && /\s/.test(plain[to - 1] ?? '')) to--
    if (to > from) spans.push({ start: from, end: to })
    start = end
  }
  for (const stop of plain.matchAll(/\n+|[.!?…؟]+["'”’»)\]]*(?=\s)|[。！？]["”’»」）]*/g)) {
    const end = stop.index + stop[0].length
    if (
      stop[0].startsWith('\n') ||
      /^[。！？]/.test(stop[0]) ||
      endsHere(plain, start, stop.index, stop[0], end)
    )
      cut(end)
  }
  cut(plain.length)
  return spans
}

function endsHere(plain: string, start: number, at: number, stop: string, end: number): boolean {
  const next = plain.slice(end, end + 24).trimStart()
  if (/^[\p{Ll}]/u.test(next)) return false
  if (!stop.startsWith('.') || stop.length > 1) return true
  const before = /[^\s("'„“¿¡]+$/u.exec(plain.slice(Math.max(start, at - 24), at))?.[0] ?? ''
  if (/^\p{L}$/u.test(before)) return false
  if (/^\d{1,2}$/.test(before) && months.test(next)) return false
  return !abbreviations.has(before.toLowerCase())
}
