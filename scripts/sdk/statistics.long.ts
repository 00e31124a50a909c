import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStatistics } from './build.ts'

describe('the published statistics', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-statistics-'))
    await buildStatistics(folder)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('run by themselves, with nothing beside them', async () => {
    const script = `
      import { auditsToGrant, isRefusal, logEvidenceAbove } from ${JSON.stringify(join(folder, 'index.js'))}
      console.log(JSON.stringify([auditsToGrant(0.9, 0.85, 6000), isRefusal(logEvidenceAbove(2, 1, 0.5))]))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
    })
    expect(JSON.parse(stdout)).toEqual([966, true])
  })

  it('bring README, licence and types that lead to no source of ours', async () => {
    const files = await readdir(folder)
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'package.json']),
    )
    const types = files.filter((file) => file.endsWith('.d.ts'))
    for (const file of types) {
      const targets = (await readFile(join(folder, file), 'utf8')).matchAll(/from '([^']+)'/g)
      for (const [, target] of targets)
        expect(files).toContain(target?.replace('./', '').replace('.js', '.d.ts'))
    }
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >
    expect(manifest).toMatchObject({ name: '@warmline/statistics', license: 'Apache-2.0' })
    expect(manifest['dependencies']).toBeUndefined()
  })
})
