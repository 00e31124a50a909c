import { createInterface } from 'node:readline'
import { type Breakable, beVersionBefore, breakable, breakOnPurpose } from './broken.ts'

/**
 * A node of the chaos harness: the product's own, started from its sources. CHAOS_BREAK names what is patched away
 * before it loads. Prints its address when it listens. On its standard input, `ahead MS` moves what it reads of the
 * database's clock, and `wall MS` the clock of its own machine.
 */
let wallAheadMs = 0
const RealDate = Date
/** The wall clock of this node's machine; everything that the product takes from it is then as wrong as it is. */
globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + wallAheadMs)
    else super(...(given as [number]))
  }
  static override now = () => RealDate.now() + wallAheadMs
} as DateConstructor

const broken = process.env['CHAOS_BREAK'] as Breakable | undefined
if (broken !== undefined && breakable.includes(broken)) breakOnPurpose(broken)
if (process.env['CHAOS_BEFORE'] !== undefined) beVersionBefore()
const { readConfig } = await import('../../apps/server/src/config.ts')
const { createNode } = await import('../../apps/server/src/context.ts')

let ahead = 0
const node = await createNode(readConfig(process.argv.slice(2), process.env), { aheadMs: () => ahead })
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const ms = /^ahead (-?\d+)$/.exec(line)?.[1]
    if (ms !== undefined) ahead = Number(ms)
    const wall = /^wall (-?\d+)$/.exec(line)?.[1]
    if (wall !== undefined) wallAheadMs = Number(wall)
  })
  // the harness was killed: nothing of ours stays behind
  .on('close', () => process.exit(0))
process.on('SIGTERM', () => void node.close().then(() => process.exit(0)))
process.stdout.write(`${await node.listen()}\n`)
