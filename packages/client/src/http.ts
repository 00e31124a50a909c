import type { BodyOf, ParamsOf, Problem, QueryInputOf, ResponseOf, RouteName } from '@warmline/contracts'
import { paths } from '@warmline/contracts/paths'
import { browserEnvironment, type Environment, jitter } from './environment.ts'

/** The answer never came, or it was none of ours: whether the command happened is unknown; repeat it with its key. */
export interface Unreachable {
  code: 'unreachable'
  status: 0
  title: string
  remedy: string
  detail?: string
  errors?: Problem['errors']
}
export type ClientProblem = Problem | Unreachable
/** Problems are values; nothing here throws except a programming error. */
export type Result<T> =
  | { ok: true; value: T; status: number }
  | { ok: false; problem: ClientProblem; retryAfterMs?: number }

type Part<K extends string, V> = [V] extends [undefined] ? { [key in K]?: never } : { [key in K]: V }
type Query<V> = [V] extends [undefined]
  ? { query?: never }
  : Record<never, never> extends V
    ? { query?: V }
    : { query: V }
type Body<V> = [V] extends [undefined]
  ? { body?: unknown }
  : Record<never, never> extends V
    ? { body?: V }
    : { body: V }
export interface CallOptions {
  /** Idempotency-Key; made when missing. Give your own to repeat a command from an outbox. */
  key?: string
  signal?: AbortSignal
  /** how often a lost request is sent again under the same key (default 3; 0 for an outbox that retries by itself) */
  retries?: number
  /** ms until one try is given up (default 15,000) */
  timeoutMs?: number
  /** raw routes: the media type of the body */
  contentType?: string
}
export type CallInput<N extends RouteName> = Part<'params', ParamsOf<N>> &
  Query<QueryInputOf<N>> &
  Body<BodyOf<N>> &
  CallOptions
type Input<N extends RouteName> =
  Record<never, never> extends CallInput<N> ? [input?: CallInput<N>] : [input: CallInput<N>]

export interface ClientOptions {
  /** origin of the server, without a trailing slash; '' = the page's own origin */
  baseUrl: string
  /** a contact's or a worker's token; read anew for every request. Staff pages use the session cookie instead. */
  token?: string | (() => string | null)
  environment?: Partial<Environment>
}

export interface Client {
  /** Calls one route of the table: `client.call('sendMessage', { params: { itemId }, body: { messageId, text } })`. */
  call<N extends RouteName>(name: N, ...input: Input<N>): Promise<Result<ResponseOf<N>>>
  readonly baseUrl: string
  readonly environment: Environment
  token(): string | null
}

export function createClient(options: ClientOptions): Client {
  const environment = { ...browserEnvironment(), ...options.environment }
  const { token } = options
  const readToken = () => (typeof token === 'function' ? token() : (token ?? null))
  return {
    baseUrl: options.baseUrl,
    environment,
    token: readToken,
    call: <N extends RouteName>(name: N, ...[input]: Input<N>) =>
      callRoute(name, (input ?? {}) as AnyInput, options.baseUrl, readToken, environment) as Promise<
        Result<ResponseOf<N>>
      >,
  }
}

interface AnyInput extends CallOptions {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

async function callRoute(
  name: RouteName,
  input: AnyInput,
  baseUrl: string,
  token: () => string | null,
  environment: Environment,
): Promise<Result<unknown>> {
  const [method] = paths[name]
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (method !== 'GET') headers['idempotency-key'] = input.key ?? environment.key()
  const bearer = token()
  if (bearer !== null) headers['authorization'] = `Bearer ${bearer}`
  const body = bodyOf(name, input, headers)
  const url = baseUrl + pathOf(name, input.params ?? {}) + queryOf(input.query ?? {})
  const tries = 1 + (input.retries ?? 3)
  for (let attempt = 0; ; attempt++) {
    const result = await oneTry(url, method, headers, body, input, environment)
    if (result.ok || attempt + 1 >= tries || !mayRepeat(result.problem) || input.signal?.aborted)
      return result
    const wait = Math.max(jitter(attempt, environment.random, 300, 8_000), result.retryAfterMs ?? 0)
    await new Promise<void>((resolve) => environment.after(wait, resolve))
  }
}

function bodyOf(name: RouteName, input: AnyInput, headers: Record<string, string>): BodyInit | undefined {
  if (paths[name][0] === 'GET') return undefined
  if (paths[name][2] === 'raw') {
    headers['content-type'] = input.contentType ?? 'application/octet-stream'
    return input.body as BodyInit
  }
  headers['content-type'] = 'application/json'
  return JSON.stringify(input.body ?? {})
}

/** Sent again only when the server cannot have refused it for good. */
const mayRepeat = (problem: ClientProblem) => problem.status === 0 || problem.status === 503

export function pathOf(name: RouteName, params: Record<string, string>): string {
  return paths[name][1].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
}

function queryOf(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

async function oneTry(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: BodyInit | undefined,
  input: AnyInput,
  environment: Environment,
): Promise<Result<unknown>> {
  const abort = new AbortController()
  const giveUp = () => abort.abort()
  const cancel = environment.after(input.timeoutMs ?? 15_000, giveUp)
  input.signal?.addEventListener('abort', giveUp)
  try {
    const init: RequestInit = { method, headers, credentials: 'same-origin', signal: abort.signal }
    if (body !== undefined) init.body = body
    return await read(await environment.fetch(url, init))
  } catch (error) {
    return { ok: false, problem: unreachable(String(error)) }
  } finally {
    cancel()
    input.signal?.removeEventListener('abort', giveUp)
  }
}

/** Nobody is kept away for longer by one answer, whoever gave it. */
const LONGEST_PAUSE_S = 3_600

async function read(response: Response): Promise<Result<unknown>> {
  const type = response.headers.get('content-type') ?? ''
  if (response.ok) {
    const value = type.includes('json')
      ? await response.json()
      : type.startsWith('text/')
        ? await response.text()
        : await response.blob()
    return { ok: true, value, status: response.status }
  }
  const retryAfter = Math.min(Number(response.headers.get('retry-after')), LONGEST_PAUSE_S)
  const said = type.includes('problem+json') ? ((await response.json()) as Problem | null) : null
  const problem = said?.status === response.status ? said : foreign(response.status)
  return { ok: false, problem, ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}) }
}

const unreachable = (detail: string): Unreachable => ({
  code: 'unreachable',
  status: 0,
  title: 'The server cannot be reached',
  remedy: 'Check the connection; what you wrote is kept and sent again.',
  detail,
})

/** An answer of something between us and the server, such as a proxy. */
const foreign = (status: number): Unreachable => unreachable(`no answer of ours, status ${status}`)
