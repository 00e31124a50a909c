import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrypto, type KeyStore, OwnerErased } from './crypto.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import {
  addMasterKey,
  derived,
  dropOldMasterKeys,
  keyRing,
  loadMasterKeys,
  type MasterKeys,
  rolePassword,
} from './master-key.ts'
import { createMemoryKeyStore } from './memory-keys.ts'
import { createKeyStore } from './store-keys.ts'

const masterKey = (kid: string) => ({ kid, key: randomBytes(32) })
const draft = (contentId: string, ownerId: string, body = 'my number is 555') =>
  ({ contentId, ownerId, kind: 'message', body }) as const

let test: OpenTestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

const stores: [string, () => KeyStore][] = [
  ['memory', createMemoryKeyStore],
  ['PostgreSQL', () => createKeyStore(test.db)],
]

describe.each(stores)('contents under a key per owner, %s', (name, makeKeys) => {
  const workspaceId = `ws_${name}`
  const open = (keys: KeyStore, masters = keyRing([masterKey('k1')]), now = Date.now) =>
    createCrypto({ masters, keys, now, cacheMs: 1_000 })

  it('opens what it sealed, on another node too, and hashes the same text of two owners differently', async () => {
    const keys = makeKeys()
    const masters = keyRing([masterKey('k1')])
    const rows = await Promise.all(
      ['one', 'two'].map((who) =>
        open(keys, masters).sealContent(workspaceId, draft(`cnt_${who}`, `ctc_${who}`)),
      ),
    )
    expect(rows[0]!.hash).not.toBe(rows[1]!.hash)
    expect(Buffer.from(rows[0]!.ciphertext).includes('555')).toBe(false)
    const bodies = await open(keys, masters).openContents(workspaceId, rows)
    expect([...bodies.values()]).toEqual(['my number is 555', 'my number is 555'])
  })

  it('refuses a row that was changed or moved to another id', async () => {
    const crypto = open(makeKeys())
    const row = await crypto.sealContent(workspaceId, draft('cnt_x', 'ctc_x'))
    const flipped = { ...row, ciphertext: row.ciphertext.map((byte, n) => (n === 3 ? byte ^ 1 : byte)) }
    await expect(crypto.openContents(workspaceId, [flipped])).rejects.toThrow()
    await expect(crypto.openContents(workspaceId, [{ ...row, contentId: 'cnt_y' }])).rejects.toThrow()
  })

  it('erasing destroys the key: nothing opens, nothing new is written, other nodes notice', async () => {
    const keys = makeKeys()
    const masters = keyRing([masterKey('k1')])
    let now = 1_000_000
    const here = open(keys, masters, () => now)
    const there = open(keys, masters, () => now)
    const row = await here.sealContent(workspaceId, draft('cnt_e', 'ctc_e'))
    const file = await here.seal(workspaceId, 'ctc_e', 'att_1 0', Buffer.from('file'))
    expect((await there.openContents(workspaceId, [row])).get('cnt_e')).toBe('my number is 555')
    await here.erase(workspaceId, 'ctc_e')
    await here.erase(workspaceId, 'ctc_e')
    expect((await here.openContents(workspaceId, [row])).get('cnt_e')).toBeNull()
    expect(await here.open(workspaceId, 'ctc_e', 'att_1 0', file)).toBeNull()
    await expect(here.sealContent(workspaceId, draft('cnt_f', 'ctc_e'))).rejects.toBeInstanceOf(OwnerErased)
    there.forget(workspaceId, 'ctc_e')
    expect((await there.openContents(workspaceId, [row])).get('cnt_e')).toBeNull()
    const late = open(keys, masters, () => now)
    await late.openContents(workspaceId, [row])
    now += 1_001
    expect((await late.openContents(workspaceId, [row])).get('cnt_e')).toBeNull()
  })

  it('rotates the master key: everything opens with the new one alone', async () => {
    const keys = makeKeys()
    const [old, fresh] = [masterKey('old'), masterKey('fresh')]
    const rotating = `${workspaceId}_rotating`
    const row = await open(keys, keyRing([old])).sealContent(rotating, draft('cnt_r', 'ctc_r'))
    const blind = await open(keys, keyRing([old])).blind(rotating, 'email', 'a@example.org')
    await expect(open(keys, keyRing([fresh])).openContents(rotating, [row])).rejects.toThrow(
      'master key old is missing',
    )
    expect(await open(keys, keyRing([fresh, old])).rewrapAll(rotating)).toBe(2)
    const after = open(keys, keyRing([fresh]))
    expect((await after.openContents(rotating, [row])).get('cnt_r')).toBe('my number is 555')
    expect(await after.blind(rotating, 'email', 'a@example.org')).toBe(blind)
    expect(await after.rewrapAll(rotating)).toBe(0)
  })

  it('blind indexes match exactly, per kind and workspace', async () => {
    const crypto = open(makeKeys())
    const one = await crypto.blind(workspaceId, 'email', 'a@example.org')
    expect(await crypto.blind(workspaceId, 'email', 'a@example.org')).toBe(one)
    expect(await crypto.blind(workspaceId, 'phone', 'a@example.org')).not.toBe(one)
    expect(await crypto.blind(`${workspaceId}_other`, 'email', 'a@example.org')).not.toBe(one)
  })

  it('two nodes that make the first key at the same time agree', async () => {
    const keys = makeKeys()
    const masters = keyRing([masterKey('k1')])
    const rows = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        open(keys, masters).sealContent(workspaceId, draft(`cnt_c${n}`, `ctc_${name}_c`)),
      ),
    )
    expect([...(await open(keys, masters).openContents(workspaceId, rows)).values()]).not.toContain(null)
  })
})

it('crypto-erase leaves no row from which the text could be read', async () => {
  const keys = createKeyStore(test.db)
  const crypto = createCrypto({ masters: keyRing([masterKey('k1')]), keys, now: Date.now })
  await crypto.seal('ws_z', 'ctc_z', 'x', Buffer.from('planted'))
  await crypto.erase('ws_z', 'ctc_z')
  expect(
    await test.asOwner("select wrapped, destroyed_at > 0 as dead from data_key where owner_id = 'ctc_z'"),
  ).toEqual([{ wrapped: null, dead: true }])
})

describe('master key', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-key-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is made once with mode 0600 and rotated in the file', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => loadMasterKeys(folder, {})))
    const [one] = many as [MasterKeys, ...MasterKeys[]]
    expect(new Set(many.map(({ current }) => current.kid)).size).toBe(1)
    expect(await readdir(folder)).toEqual(['master.key'])
    expect((await stat(join(folder, 'master.key'))).mode & 0o777).toBe(0o600)
    const rotated = await addMasterKey(folder)
    expect(rotated.current.kid).not.toBe(one.current.kid)
    expect(rotated.find(one.current.kid)?.key).toEqual(one.current.key)
    expect((await dropOldMasterKeys(folder)).find(one.current.kid)).toBeUndefined()
    expect((await readFile(join(folder, 'master.key'), 'utf8')).trim().split('\n')).toHaveLength(1)
  })

  it('comes from the environment first, and must be 32 bytes', async () => {
    const key = randomBytes(32).toString('base64')
    const masters = await loadMasterKeys('/nowhere', { WARMLINE_KEY: key, WARMLINE_KEY_OLD: `${key},` })
    expect(Buffer.from(masters.current.key).toString('base64')).toBe(key)
    await expect(loadMasterKeys('/nowhere', { WARMLINE_KEY: 'short' })).rejects.toThrow('32 bytes in base64')
    await writeFile(join(folder, 'master.key'), 'nonsense\n')
    await expect(loadMasterKeys(folder, {})).rejects.toThrow('master.key must hold 32 bytes')
    expect(derived(masters.current, 'a')).not.toEqual(derived(masters.current, 'b'))
    expect(rolePassword(masters.current)).toHaveLength(43)
  })
})
