import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articleDecider } from '@warmline/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommit, testActor, topicSet } from '../platform/harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from '../platform/harness/test-database.ts'

const program = fileURLToPath(new URL('./verify.ts', import.meta.url))

describe('npm run verify', () => {
  let test: OpenTestDatabase
  let folder: string
  let url: string

  beforeAll(async () => {
    test = await openTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'warmline-verify-'))
    const { host, port, user, database } = test.owner
    url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
    const event = topicSet('cards')
    const commit = (workspaceId: string, subjectId: string) => {
      const state = articleDecider.evolve(null, { event, at: 1_000, actor: testActor, subjectId })
      return test.store.commit(
        aCommit({ workspaceId, subjectKind: 'article', subjectId, events: [event], state }),
      )
    }
    for (const n of [1, 2, 3]) await commit('ws_a', `art_${n}`)
    await commit('ws_b', 'art_1')
  })
  afterAll(async () => {
    await test?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const verify = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [program, ...args],
        { env: { ...process.env, DATABASE_URL: url } },
        (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      )
    })

  it('says that all is whole, and writes heads that a later run agrees with', async () => {
    const heads = join(folder, 'heads.jsonl')
    const first = await verify('--head', heads)
    expect(first.err).toBe('')
    expect(first.out).toContain('Whole: 4 events of 4 subjects in 2 workspaces')
    expect((await readFile(heads, 'utf8')).trim().split('\n')).toHaveLength(4)
    const second = await verify('--against', heads, '--json', '--workspace', 'ws_a')
    expect(JSON.parse(second.out)).toMatchObject({
      ok: true,
      workspaces: 1,
      events: 3,
      subjects: 3,
      faults: [],
    })
  })

  it('names the first bad position and fails', async () => {
    await test.asOwner(`update event_log set at = 7 where workspace_id = 'ws_a' and position = 2`)
    const result = await verify()
    expect(result.code).toBe(1)
    expect(result.err.trim()).toBe('Workspace ws_a, lane 0, position 2 (art_2): hash-differs')
  })

  it('says in one line what is wrong with its input', async () => {
    expect(await verify('--workspace', 'ws_x')).toMatchObject({
      code: 1,
      err: 'There is no workspace ws_x here.\n',
    })
    expect((await verify('--against', join(folder, 'none'))).err).toContain('ENOENT')
  })
})
