import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'

export interface MasterKey {
  /** first 16 hex digits of the key's sha-256 */
  kid: string
  key: Uint8Array
}

/** The first key wraps; the others still unwrap, until a rotation has rewrapped everything. */
export interface MasterKeys {
  current: MasterKey
  find(kid: string): MasterKey | undefined
}

export class MasterKeyProblem extends Error {
  override name = 'MasterKeyProblem'
}

function parse(text: string, where: string): MasterKey {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new MasterKeyProblem(`${where} must hold 32 bytes in base64`)
  return { kid: createHash('sha256').update(key).digest('hex').slice(0, 16), key }
}

export function keyRing(keys: readonly MasterKey[]): MasterKeys {
  const [current] = keys
  if (!current) throw new MasterKeyProblem('there is no master key')
  return { current, find: (kid) => keys.find((key) => key.kid === kid) }
}

const keyFile = (directory: string) => join(directory, 'master.key')

/** The file is whole under its name or not there at all: another process, or a start after a power cut, never reads half a key. */
async function place(path: string, text: string, how: 'if-missing' | 'instead'): Promise<void> {
  const whole = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(whole, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  if (how === 'instead') return rename(whole, path)
  try {
    await link(whole, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await unlink(whole)
  }
}

const fresh = () => `${randomBytes(32).toString('base64')}\n`

async function read(path: string): Promise<MasterKeys> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return keyRing(lines.map((line) => parse(line, path)))
}

async function fromFile(directory: string): Promise<MasterKeys> {
  const path = keyFile(directory)
  if (!existsSync(path)) await place(path, fresh(), 'if-missing')
  return read(path)
}

/**
 * `environment.WARMLINE_KEY` (base64, 32 bytes; `WARMLINE_KEY_OLD` may hold earlier ones, comma between), else
 * `<directory>/master.key`, made with mode 0600 when it is missing. Never in the database, never in a backup.
 */
export async function loadMasterKeys(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<MasterKeys> {
  const { WARMLINE_KEY: current, WARMLINE_KEY_OLD: old } = environment
  if (!current) return fromFile(directory)
  const earlier = (old ?? '').split(',').filter((text) => text.trim() !== '')
  return keyRing([parse(current, 'WARMLINE_KEY'), ...earlier.map((text) => parse(text, 'WARMLINE_KEY_OLD'))])
}

/** The same for whoever only reads: null where there is none yet. */
export const masterKeysAtHand = async (
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<MasterKeys | null> =>
  environment['WARMLINE_KEY'] || existsSync(keyFile(directory))
    ? loadMasterKeys(directory, environment)
    : null

/** Puts a fresh key first in the file; the old ones stay until `rewrapAll` is done and `dropOldMasterKeys` is called. */
export async function addMasterKey(directory: string): Promise<MasterKeys> {
  const path = keyFile(directory)
  await place(path, fresh() + (await readFile(path, 'utf8')), 'instead')
  return read(path)
}

export async function dropOldMasterKeys(directory: string): Promise<MasterKeys> {
  const path = keyFile(directory)
  const [current] = (await readFile(path, 'utf8')).split('\n')
  await place(path, `${current}\n`, 'instead')
  return read(path)
}

/** A key or password for one purpose, the same on every node that has the master key. */
export const derived = (master: MasterKey, purpose: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', master.key, '', purpose, bytes))

export const rolePassword = (master: MasterKey) =>
  derived(master, 'warmline database roles').toString('base64url')
