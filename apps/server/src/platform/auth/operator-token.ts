import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kindOf, newToken } from './tokens.ts'

const fileOf = (directory: string) => join(directory, 'operator.token')

/** `<data>/operator.token`, 0600: what `replay`, `bench` and `backup` use. Made anew when it is missing or broken. */
export async function writeOperatorToken(directory: string): Promise<string> {
  const path = fileOf(directory)
  const present = await readOperatorToken(directory)
  if (present !== null) return present
  const token = newToken('operator')
  await writeFile(path, `${token}\n`, { mode: 0o600 })
  await chmod(path, 0o600)
  return token
}

export async function readOperatorToken(directory: string): Promise<string | null> {
  const text = await readFile(fileOf(directory), 'utf8').catch(() => '')
  const token = text.trim()
  return kindOf(token) === 'operator' ? token : null
}
