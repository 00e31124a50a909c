import { createInterface } from 'node:readline'
import { type Breakable, breakable, breakOnPurpose } from './broken.ts'

/**
 * A node of the chaos harness: the product's own, started from its sources. CHAOS_BREAK names what is patched away
 * before it loads. Prints its address when it listens; `ahead MS` on its standard input moves its clock.
 */
const broken = process.env['CHAOS_BREAK'] as Breakable | undefined
if (broken !== undefined && breakable.includes(broken)) breakOnPurpose(broken)
const { readConfig } = await import('../../apps/server/src/config.ts')
const { createNode } = await import('../../apps/server/src/context.ts')

let ahead = 0
const node = await createNode(readConfig(process.argv.slice(2), process.env), { aheadMs: () => ahead })
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const ms = /^ahead (-?\d+)$/.exec(line)?.[1]
    if (ms !== undefined) ahead = Number(ms)
  })
  // the harness was killed: nothing of ours stays behind
  .on('close', () => process.exit(0))
process.on('SIGTERM', () => void node.close().then(() => process.exit(0)))
process.stdout.write(`${await node.listen()}\n`)
