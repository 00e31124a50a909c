import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'plain' | 'human' | 'ai' | 'good' | 'warn' | 'bad'
const tones: Record<Tone, string> = { plain: '', human: ' h', ai: ' a', good: ' g', warn: ' w', bad: ' r' }

/** A short state in words; the colour only repeats what the word says. */
export function Pill({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ComponentChildren
}) {
  return (
    <span class={`pill${tones[tone]}`}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </span>
  )
}

/** Up to two initials: of the first and the last word of a name, by grapheme so that no letter is cut in half. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((w) => /[\p{L}\p{N}]/u.test(w))
  const first = (w: string | undefined) =>
    w === undefined ? '' : ([...w.replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? '')
  const last = words.length > 1 ? first(words[words.length - 1]) : ''
  return (first(words[0]) + last).toLocaleUpperCase()
}

/** Decoration beside a name. */
export function Avatar({
  name,
  kind = 'person',
  size,
  on,
}: {
  name: string | null
  kind?: 'person' | 'ai' | 'contact'
  size?: 'large'
  on?: boolean
}) {
  const kinds = { person: '', ai: ' ai', contact: ' n' }
  const text = name === null ? '' : initials(name)
  return (
    <span class={`av${kinds[kind]}${size === 'large' ? ' l' : ''}${on ? ' on' : ''}`} aria-hidden="true">
      {text === '' ? <Icon name="person" /> : text}
    </span>
  )
}
