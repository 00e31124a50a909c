import { registerHooks } from 'node:module'
import { versionBefore } from './version-before.ts'

/** What the harness can break in its own node to show that it would be seen. The product has no such switch. */
export const breakable = ['dedup', 'fencing'] as const
export type Breakable = (typeof breakable)[number]

interface Patch {
  file: string
  find: string
  replace: string
}

/** By exact lines of the source, as the mutants of the testkit. */
const patches: Record<Breakable, readonly Patch[]> = {
  dedup: [
    {
      file: '/apps/server/src/platform/store-commit.ts',
      find: 'commits.every(isPlain) &&',
      replace: 'false &&',
    },
    {
      file: '/apps/server/src/platform/store-commit.ts',
      find: '...(commit.messageKeys.length > 0 && { m: commit.messageKeys }),',
      replace: '',
    },
    {
      file: '/apps/server/src/platform/store-commit.ts',
      find: '...(idempotency && {',
      replace: '...(false && {',
    },
  ],
  fencing: [
    {
      file: '/packages/core/src/work/change.ts',
      find: "if (held?.workerId !== workerId) return epoch < item.epoch ? 'stale-epoch' : 'not-holder'",
      replace: '',
    },
    {
      file: '/packages/core/src/work/change.ts',
      find: "return epoch === item.epoch ? null : 'stale-epoch'",
      replace: 'return null',
    },
  ],
}

export const breakOnPurpose = (what: Breakable): void => patch(patches[what])
export const beVersionBefore = (): void => patch(versionBefore)

/** For modules that are loaded after this call; throws when a line to be patched is not there any more. */
function patch(all: readonly Patch[]): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      const mine = all.filter(({ file }) => url.endsWith(file))
      if (mine.length === 0) return loaded
      let source = Buffer.from(loaded.source as Uint8Array).toString('utf8')
      for (const { file, find, replace } of mine) {
        if (!source.includes(find)) throw new Error(`${file} has no line "${find}" to break`)
        source = source.replace(find, replace)
      }
      return { ...loaded, source }
    },
  })
}
