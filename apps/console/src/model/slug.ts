/** `Żabka & Söhne GmbH` → `zabka-sohne-gmbh`: what a web address or a topic id may hold. */
export function slugOf(text: string, max = 40): string {
  return text
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, max)
    .replace(/-+$/, '')
}

/** One list entry a line: `Refunds`, or `refunds = Refunds` where the id must stay what it was. */
export function parseLabelled(text: string): { id: string; label: string }[] {
  const seen = new Set<string>()
  const out: { id: string; label: string }[] = []
  for (const line of text.split('\n')) {
    const m = /^\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*=\s*(.+?)\s*$/.exec(line)
    const label = m?.[2] ?? line.trim()
    const id = m?.[1] ?? slugOf(label, 60)
    if (label === '' || id === '' || seen.has(id)) continue
    seen.add(id)
    out.push({ id, label })
  }
  return out
}
export const printLabelled = (list: readonly { id: string; label: string }[]): string =>
  list.map(({ id, label }) => (slugOf(label, 60) === id ? label : `${id} = ${label}`)).join('\n')

/** `en, sv de` → `['en','sv','de']`; what is not a language tag is left out and named. */
export function parseLanguages(text: string): { languages: string[]; refused: string[] } {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((w) => w !== '')
  const good = (w: string) => /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/.test(w)
  return { languages: [...new Set(words.filter(good))], refused: words.filter((w) => !good(w)) }
}
