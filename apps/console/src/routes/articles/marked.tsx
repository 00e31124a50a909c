/** A text in which the words that were looked for stand out. Offsets in UTF-16 units, in order. */
export function Marked({ text, marks }: { text: string; marks: readonly { start: number; end: number }[] }) {
  const ends = [0, ...marks.map((m) => m.end)]
  return (
    <>
      {marks.map((m, n) => [text.slice(ends[n], m.start), <mark key={n}>{text.slice(m.start, m.end)}</mark>])}
      {text.slice(ends.at(-1))}
    </>
  )
}
