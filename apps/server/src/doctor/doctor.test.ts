import { readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import { clockFinding, originFinding, roleFindings } from './database.ts'
import { type Finding, lineOf } from './finding.ts'
import { dataDirectory, freeSpace, masterKey, nodeVersion, owedScrub, portTaken } from './machine.ts'
import { serverFindings } from './server.ts'
import { addresses, collector, mailServer, watching } from './settings.ts'

let folder: string
const closers: Server[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wl-doctor-'))
})
afterEach(() => {
  for (const server of closers.splice(0)) server.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const config = (environment: Record<string, string> = {}, flags: string[] = []): Config =>
  readConfig(['--data', join(folder, 'nothing'), ...flags], environment)
const levels = (findings: readonly Finding[]) => findings.map(({ check, level }) => `${check} ${level}`)
const fresh = async (name: string) => {
  const directory = join(folder, name)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  return directory
}
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  closers.push(server)
  return (server.address() as AddressInfo).port
}

it('every finding that needs doing says what to do', () => {
  expect(lineOf({ check: 'x', level: 'wrong', says: 'It is so.', todo: 'Do this.' })).toBe(
    '✗ It is so.\n    → Do this.',
  )
  expect(lineOf({ check: 'x', level: 'ok', says: 'Well.' })).toBe('✓ Well.')
})

describe('the machine', () => {
  it('Node is new enough or not', () => {
    expect(nodeVersion('24.1.0').level).toBe('ok')
    expect(nodeVersion('20.11.1').level).toBe('wrong')
  })

  it('the data directory: missing, well, open to others, not writable', async () => {
    expect(levels(await dataDirectory(join(folder, 'nothing')))).toEqual(['data note'])
    const well = await fresh('well')
    expect(levels(await dataDirectory(well))).toContain('data ok')
    await chmod(well, 0o755)
    expect(levels(await dataDirectory(well))).toContain('data-rights wrong')
    await chmod(well, 0o000)
    // root may write everywhere
    if (process.getuid?.() !== 0) expect(levels(await dataDirectory(well))).toEqual(['data wrong'])
    await chmod(well, 0o700)
  })

  it('free space: plenty, little, none', () => {
    expect([100, 1, 0.1].map((gigabytes) => freeSpace(gigabytes * 1024 ** 3).level)).toEqual([
      'ok',
      'note',
      'wrong',
    ])
  })

  it('the master key: missing without data, missing with data, broken, open to others, well; never made', async () => {
    const data = await fresh('key')
    const look = async (environment: Record<string, string> = {}) =>
      levels((await masterKey(readConfig(['--data', data], environment))).findings)
    expect(await look()).toEqual(['master-key note'])
    await mkdir(join(data, 'postgres'))
    expect(await look()).toEqual(['master-key wrong'])
    expect(await look({ WARMLINE_KEY: 'c2hvcnQ=' })).toEqual(['master-key wrong'])
    expect(await look({ WARMLINE_KEY: Buffer.alloc(32, 7).toString('base64') })).toEqual(['master-key ok'])
    await writeFile(join(data, 'master.key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o644 })
    expect(await look()).toEqual(['master-key ok', 'master-key-rights wrong'])
    await chmod(join(data, 'master.key'), 0o600)
    expect(await look()).toEqual(['master-key ok'])
  })

  it('the port: free, taken by another, taken by Warmline', async () => {
    const other = await listening(createHttp((_request, response) => void response.end('hello')))
    const ours = await listening(createHttp((_request, response) => void response.end('{"alive":true}')))
    const look = (port: number) => portTaken(config({}, ['--port', String(port)]))
    expect(await look(0)).toMatchObject({ level: 'ok' })
    expect(await look(other)).toMatchObject({ level: 'wrong', says: expect.stringContaining(String(other)) })
    expect(await look(ours)).toMatchObject({ level: 'ok', says: expect.stringContaining('Warmline answers') })
    expect(await portTaken(config({}, ['--port', '8099', '--host', '192.0.2.1']))).toMatchObject({
      level: 'wrong',
    })
  })

  it('an owed scrub', async () => {
    const data = await fresh('scrub')
    expect(await owedScrub(data)).toEqual([])
    await writeFile(join(data, 'scrub.owed'), '')
    expect(levels(await owedScrub(data))).toEqual(['scrub note'])
  })
})

describe('the settings', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['this machine alone', {}, [], ['public-url ok']],
    ['others, without a name', {}, ['--host', '0.0.0.0'], ['public-url wrong']],
    ['plain http', { PUBLIC_URL: 'http://help.example.com' }, ['--host', '0.0.0.0'], ['public-url wrong']],
    [
      'a proxy that is not named',
      { PUBLIC_URL: 'https://help.example.com' },
      [],
      ['public-url ok', 'trust-proxy wrong'],
    ],
    [
      'a proxy that is named',
      { PUBLIC_URL: 'https://help.example.com', TRUST_PROXY: '127.0.0.1, 10.0.0.0/24' },
      [],
      ['public-url ok', 'trust-proxy ok'],
    ],
    [
      'everybody is a proxy',
      { PUBLIC_URL: 'https://help.example.com', TRUST_PROXY: '0.0.0.0/0' },
      [],
      ['public-url ok', 'trust-proxy wrong'],
    ],
    [
      'no address',
      { PUBLIC_URL: 'https://help.example.com', TRUST_PROXY: 'my-proxy' },
      [],
      ['public-url ok', 'trust-proxy wrong'],
    ],
    [
      'a proxy without a name for us',
      { TRUST_PROXY: '127.0.0.1' },
      [],
      ['public-url ok', 'trust-proxy note'],
    ],
  ])('addresses: %s', (_what, environment, flags, expected) => {
    expect(levels(addresses(config(environment, flags)))).toEqual(expected)
  })

  it('who may read the metrics', () => {
    expect(watching(config())).toEqual([])
    expect(levels(watching(config({ PUBLIC_URL: 'https://x.example' })))).toEqual(['metrics note'])
    expect(
      watching(config({ PUBLIC_URL: 'https://x.example', WARMLINE_METRICS_TOKEN: 'sixteen-letters-0' })),
    ).toEqual([])
  })

  it('the mail server: none, away, there, and a sender that nobody takes', async () => {
    expect(levels(await mailServer(config()))).toEqual(['mail note'])
    const [away] = await mailServer(config({ SMTP_URL: 'smtp://user:planted-secret@127.0.0.1:9' }))
    expect(away).toMatchObject({ check: 'mail', level: 'wrong' })
    expect(JSON.stringify(away)).not.toContain('planted-secret')
    const port = await listening(
      createServer((socket) => {
        socket.write('220 here\r\n')
        socket.on('error', () => undefined)
        socket.on('data', (chunk) =>
          socket.write(/^(EHLO|HELO)/.test(String(chunk)) ? '250 here\r\n' : '221 bye\r\n'),
        )
      }),
    )
    const url = `smtp://127.0.0.1:${port}`
    expect(levels(await mailServer(config({ SMTP_URL: url, MAIL_FROM: 'a@example.com' })))).toEqual([
      'mail ok',
    ])
    expect(levels(await mailServer(config({ SMTP_URL: url })))).toEqual(['mail ok', 'mail-from wrong'])
  })

  it('the collector of traces: off, away, there', async () => {
    expect(await collector(config())).toEqual([])
    const port = await listening(createServer((socket) => socket.destroy()))
    const look = async (url: string) => levels(await collector(config({ OTEL_EXPORTER_OTLP_ENDPOINT: url })))
    expect(await look(`http://127.0.0.1:${port}`)).toEqual(['traces ok'])
    expect(await look('http://127.0.0.1:9')).toEqual(['traces wrong'])
  })
})

describe('what the database says of itself', () => {
  const role = { user: 'desk', owns: true, makes_roles: true, version: 180_000, now: 0, nodes: 1 }
  it.each([
    ['well', {}, ['database ok']],
    ['too old', { version: 140_012 }, ['database wrong']],
    ['not the owner', { owns: false }, ['database ok', 'role wrong']],
    ['may not create roles', { makes_roles: false }, ['database ok', 'role wrong']],
  ])('%s', (_what, over, expected) => {
    expect(levels(roleFindings({ ...role, ...over }, false))).toEqual(expected)
  })

  it('clocks that agree and clocks that do not', () => {
    expect([clockFinding(300).level, clockFinding(-4_000).level, clockFinding(86_400_000).level]).toEqual([
      'ok',
      'wrong',
      'wrong',
    ])
  })

  it('may browsers reach the widget from the sites that show it?', () => {
    const company = { slug: 'acme', demo: false, origins: ['https://shop.example'] }
    const behindTls = config({ PUBLIC_URL: 'https://help.example.com' })
    expect(originFinding(company, config())).toEqual([])
    expect(levels(originFinding(company, behindTls))).toEqual(['origins ok'])
    expect(levels(originFinding({ ...company, origins: [] }, behindTls))).toEqual(['origins note'])
    expect(levels(originFinding({ ...company, origins: ['http://shop.example'] }, behindTls))).toEqual([
      'origins note',
    ])
    expect(levels(originFinding(company, config({ PUBLIC_URL: 'http://help.example.com' })))).toEqual([
      'origins wrong',
    ])
  })
})

it('every section of a guide that is named is there', () => {
  const sources = ['database', 'machine', 'server', 'settings'].map((name) =>
    readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'),
  )
  const named = sources.flatMap((source) => [
    ...source.matchAll(/See "([^"]+)" in docs\/guides\/([\w-]+\.md)/g),
  ])
  expect(named.length).toBeGreaterThan(4)
  for (const [, section, guide] of named) {
    const page = readFileSync(new URL(`../../../../docs/guides/${guide}`, import.meta.url), 'utf8')
    expect(page).toMatch(new RegExp(`^#+ (?:\\d+\\. )?${section}$`, 'm'))
  }
})

describe('a server from outside', () => {
  const served = async (answers: Record<string, [number, string, string?]>, host = '127.0.0.1') => {
    const port = await listening(
      createHttp((request, response) => {
        const [status, text, type = 'application/json'] = answers[request.url ?? ''] ?? [404, 'no']
        response.writeHead(status, { 'content-type': type }).end(text)
      }),
    )
    return serverFindings(`http://${host}:${port}/`)
  }

  it('does not answer, or is something else', async () => {
    expect(levels(await serverFindings('http://127.0.0.1:9'))).toEqual(['server wrong'])
    expect(levels(await served({ '/healthz': [200, '<h1>It works</h1>', 'text/html'] }))).toEqual([
      'server wrong',
    ])
  })

  it('names what is not ready, a proxy without sockets, and a widget that is not there', async () => {
    const findings = await served({
      '/healthz': [200, '{"alive":true}'],
      '/readyz': [503, '{"ready":false,"checks":{"database":"no answer within 2 s","clock":"ok"}}'],
    })
    expect(levels(findings)).toEqual(['server ok', 'ready wrong', 'sockets wrong', 'widget wrong'])
    expect(findings[1]?.says).toBe('It is not ready: database (no answer within 2 s).')
  })

  it('says when anybody may read the metrics, and nothing when they are closed or this machine asks', async () => {
    const asked = (metrics: [number, string]): Parameters<typeof served>[0] => ({
      '/healthz': [200, '{"alive":true}'],
      '/readyz': [200, '{"ready":true}'],
      '/metrics': metrics,
    })
    const [open, closed] = [asked([200, 'warmline_ready 1']), asked([401, '{}'])]
    const isSaid = async (answers: typeof open, host?: string) =>
      levels(await served(answers, host)).includes('metrics-public note')
    // another name of this machine, which is none to the doctor
    expect(await isSaid(open, '0.0.0.0')).toBe(true)
    expect(await isSaid(closed, '0.0.0.0')).toBe(false)
    expect(await isSaid(open)).toBe(false)
  })
})
