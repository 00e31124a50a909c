import { randomBytes } from 'node:crypto'
import type { Company } from './start.ts'

/** One request to the API of a company on the ground; throws with the answer when it is refused. */
export async function send<T>(
  company: Pick<Company, 'url'>,
  path: string,
  { token, body, method = 'POST' }: { token?: string; body?: unknown; method?: string },
): Promise<T> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (method !== 'GET') headers['idempotency-key'] = `bench-${randomBytes(12).toString('hex')}`
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`
  const response = await fetch(company.url + path, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${text}`)
  return JSON.parse(text) as T
}

/** A contact over the API who asks for a person with these words. */
export async function askForPerson(
  company: Company,
  text: string,
): Promise<{ token: string; itemId: string }> {
  const { token } = await send<{ token: string }>(company, '/v1/contacts', {
    body: { slug: company.slug, language: 'en' },
  })
  const { itemId } = await send<{ itemId: string }>(company, '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text },
  })
  return { token, itemId }
}

/** How many conversations a person takes at once; null = none. */
export const available = (company: Company, token: string, capacity: number | null) =>
  send(company, '/v1/availability', {
    token,
    body: capacity === null ? { available: false } : { available: true, capacity },
  })
