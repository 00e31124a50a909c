import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of /proc in ms: USER_HZ is 100 on every Linux that Node runs on. */
const tickMs = 10

interface Stat {
  pid: number
  parent: number
  /** user, system, and both of children that ended and were waited for */
  ms: number
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name may hold spaces and brackets; what follows its last bracket does not.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const number = (n: number) => Number(fields[n - 3] ?? 0)
    return { pid, parent: number(4), ms: (number(14) + number(15) + number(16) + number(17)) * tickMs }
  } catch {
    return null
  }
}

/** CPU of a process and of all that it ever started, living and ended, in ms. */
export function cpuMsOf(root: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
  const wanted = new Set([root])
  for (let before = 0; before !== wanted.size; ) {
    before = wanted.size
    for (const { pid, parent } of stats) if (wanted.has(parent)) wanted.add(pid)
  }
  return stats.filter(({ pid }) => wanted.has(pid)).reduce((sum, { ms }) => sum + ms, 0)
}

/** CPU of a process alone, in ms. */
export const ownCpuMsOf = (pid: number): number => statOf(pid)?.ms ?? 0

/** Resident memory in bytes. */
export function residentOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
  return Number(found?.[1] ?? 0) * 1_024
}
