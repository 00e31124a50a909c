import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
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

async function fromFile(directory: string): Promise<MasterKeys> {
  const path = keyFile(directory)
  try {
    await writeFile(path, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
    await chmod(path, 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return keyRing(lines.map((line) => parse(line, path)))
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

/** Puts a fresh key first in the file; the old ones stay until `rewrapAll` is done and `dropOldMasterKeys` is called. */
export async function addMasterKey(directory: string): Promise<MasterKeys> {
  const path = keyFile(directory)
  const old = await readFile(path, 'utf8')
  await writeFile(path, `${randomBytes(32).toString('base64')}\n${old}`, { mode: 0o600 })
  return fromFile(directory)
}

export async function dropOldMasterKeys(directory: string): Promise<MasterKeys> {
  const path = keyFile(directory)
  const [current] = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, `${current}\n`, { mode: 0o600 })
  return fromFile(directory)
}

/** A key or password for one purpose, the same on every node that has the master key. */
export const derived = (master: MasterKey, purpose: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', master.key, '', purpose, bytes))

export const rolePassword = (master: MasterKey) =>
  derived(master, 'warmline database roles').toString('base64url')
