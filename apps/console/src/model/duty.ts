/** `2026-03-01T17:00` in the reader's zone: what a datetime-local field holds. */
export function isoLocal(at: number): string {
  const d = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`
}

/** The next whole hour, four hours long. */
export function nextSlot(now: number): { from: number; to: number } {
  const d = new Date(now)
  d.setMinutes(60, 0, 0)
  return { from: d.getTime(), to: d.getTime() + 4 * 3600_000 }
}
