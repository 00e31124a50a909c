import { signal } from '@preact/signals'

const said = signal<{ text: string; n: number }>({ text: '', n: 0 })

/** Says something once to readers, politely. The same text twice is said twice. */
export function announce(text: string): void {
  said.value = { text, n: said.value.n + 1 }
}

/** The one polite announcer of a page. */
export function Announcer() {
  const { text, n } = said.value
  return (
    <div class="vh" aria-live="polite" role="status">
      <span key={n}>{text}</span>
    </div>
  )
}
