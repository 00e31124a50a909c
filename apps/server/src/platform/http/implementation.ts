import type {
  BodyOf,
  ParamsOf,
  Permission,
  QueryOf,
  ResponseOf,
  RouteName,
  routes,
} from '@warmline/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallerOf, Refused } from './caller.ts'
import type { Idempotency } from './idempotency.ts'

type PermissionOf<N extends RouteName> = (typeof routes)[N] extends { permission: infer P extends Permission }
  ? P
  : never

/** A request that passed permission, validation and limits. */
export interface RouteRequest<N extends RouteName> {
  caller: CallerOf<PermissionOf<N>>
  params: ParamsOf<N>
  query: QueryOf<N>
  body: BodyOf<N>
  /** the body of a raw route */
  bytes: Buffer
  mediaType: string
  /** null on routes that need no key */
  idempotency: Idempotency | null
  address: string
  /** for the few routes that set cookies or stream */
  http: { request: FastifyRequest; reply: FastifyReply }
}

/** `streamed`: the implementation took the reply over. */
export type Answer<T> =
  | { ok: true; value: T; status?: number; headers?: Record<string, string> }
  | { ok: true; streamed: true }
  | Refused

export type Implementation<N extends RouteName> = (request: RouteRequest<N>) => Promise<Answer<ResponseOf<N>>>
/** One for every route of the table; the compiler sees to it. */
export type Implementations = { [N in RouteName]: Implementation<N> }

export const answer = <T>(value: T, more: { status?: number; headers?: Record<string, string> } = {}) =>
  ({ ok: true, value, ...more }) as const
