/**
 * What a heartbeat says instead of the list of held assignments (`id@epoch`), in any order: 53 bits as hex (cyrb53,
 * public domain). Equal lists have equal hashes on every side; it guards against mistakes, not against attack.
 */
export function hashOfList(assignments: readonly string[]): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (const char of [...assignments].sort().join(' ')) {
    const code = char.codePointAt(0) ?? 0
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (0x100000000 * (b & 0x1fffff) + (a >>> 0)).toString(16)
}
