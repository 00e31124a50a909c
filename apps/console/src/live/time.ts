import { signal } from '@preact/signals'

let offset = 0

/**
 * `Date` headers have whole seconds and travel a while, so a small difference says nothing: only a clock that is more
 * than 3 s off is corrected.
 */
export function noteServerDate(header: string | null, sentAt: number, gotAt: number): void {
  if (header === null || gotAt - sentAt > 4_000) return
  const server = Date.parse(header)
  if (Number.isNaN(server)) return
  const difference = server + 500 - (sentAt + gotAt) / 2
  offset = Math.abs(difference) > 3_000 ? difference : 0
}

/** Server's time as well as we know it, epoch ms. */
export const serverNow = (): number => Date.now() + offset

/** Ticks once a second while the page is visible; reading it in a component redraws that component. */
export const now = signal(serverNow())
setInterval(() => {
  if (!document.hidden) now.value = serverNow()
}, 1000)
document.addEventListener('visibilitychange', () => {
  now.value = serverNow()
})
