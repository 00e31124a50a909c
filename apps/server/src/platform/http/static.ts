import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyError, FastifyInstance } from 'fastify'
import { pageHeaders, widgetFileHeaders } from './headers.ts'
import { sendProblem } from './problem.ts'

export interface StaticApp {
  /** URL prefix with both slashes */
  prefix: string
  directory: string
  /** loaded by pages of others */
  isShared: boolean
  /** every path below that is no file is this page (a single-page app) */
  fallback: string | null
  /** other than those of our own pages */
  headers?: Record<string, string>
}

/** The path may be that of the compressed twin, which the build laid beside the file. */
const hashed = /[-.][\w-]{8,}\.(js|css|woff2|svg|webp|png)(\.gz|\.br)?$/

/**
 * Scripts, styles and fonts are no documents: what tells a browser how to treat a page says nothing about them, and on
 * a slow line it was as long as a tenth of the widget. A service worker is ruled by its own policy and keeps it.
 */
const isPart = (path: string, isShared: boolean) =>
  (isShared || hashed.test(path)) && /\.(js|css|woff2)(\.gz|\.br)?$/.test(path)
const forDocuments = [
  'content-security-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'referrer-policy',
  'x-frame-options',
  'x-dns-prefetch-control',
]

/**
 * The script tags of other people's pages: fresh again within minutes of a deploy, and there from the browser's cache
 * while this server is away.
 */
const lingering = 'public, max-age=300, stale-while-revalidate=604800, stale-if-error=604800'

/** Built pages. Files with a hash in their name never change and are kept for a year. */
export async function registerStatic(
  app: FastifyInstance,
  { prefix, directory, isShared, fallback, headers = isShared ? widgetFileHeaders : pageHeaders }: StaticApp,
): Promise<void> {
  if (!existsSync(directory)) return
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, {
        root: directory,
        prefix: '/',
        // looked up at each request: a rebuild while the server runs is found, and a chunk that is gone is a 404
        wildcard: true,
        preCompressed: true,
        index: fallback === null ? false : [fallback],
        cacheControl: false,
        // files are small: a part of one is of no use to anybody
        acceptRanges: false,
        dotfiles: 'ignore',
        setHeaders(reply, path) {
          const age = hashed.test(path)
            ? 'public, max-age=31536000, immutable'
            : isShared
              ? lingering
              : 'no-cache'
          reply.headers({ ...headers, 'cache-control': age })
          if (isPart(path, isShared)) for (const name of forDocuments) reply.removeHeader(name)
        },
      })
      // a folder, a name that is none, a condition that does not hold: what was asked for is wrong, not the server
      scope.setErrorHandler<FastifyError>((error, _request, reply) => {
        const { statusCode = 500 } = error
        if (statusCode >= 500) throw error
        if (statusCode === 412) return sendProblem(reply, { code: 'bad-request', detail: error.message })
        return sendProblem(reply, { code: 'not-found' })
      })
      scope.setNotFoundHandler((request, reply) => {
        const isPage =
          fallback !== null && request.method === 'GET' && !/\.\w+$/.test(request.url.split('?')[0] ?? '')
        return isPage ? reply.sendFile(fallback) : sendProblem(reply, { code: 'not-found' })
      })
    },
    { prefix: prefix.replace(/\/$/, '') },
  )
}
