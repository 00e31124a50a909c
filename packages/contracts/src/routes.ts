import type { z } from 'zod'
import { accessRoutes, adminRoutes } from './routes-company.ts'
import { contactRoutes, liveRoutes } from './routes-contact.ts'
import { ownRoutes } from './routes-own.ts'
import { leadRoutes, workerRoutes } from './routes-people.ts'

/** Every route and its permission on one page. */
export const routes = {
  ...contactRoutes,
  ...ownRoutes,
  ...liveRoutes,
  ...workerRoutes,
  ...leadRoutes,
  ...adminRoutes,
  ...accessRoutes,
} as const
export type RouteName = keyof typeof routes
type Shape<T> = T extends z.ZodType ? z.infer<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Field<N extends RouteName, K extends string> =
  (typeof routes)[N] extends Record<K, infer V> ? V : undefined
export type BodyOf<N extends RouteName> = Shape<Field<N, 'body'>>
export type ParamsOf<N extends RouteName> = Shape<Field<N, 'params'>>
export type QueryOf<N extends RouteName> = Shape<Field<N, 'query'>>
export type QueryInputOf<N extends RouteName> = In<Field<N, 'query'>>
export type ResponseOf<N extends RouteName> = Shape<Field<N, 'response'>>
