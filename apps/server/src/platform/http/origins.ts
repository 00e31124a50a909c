import type { IncomingHttpHeaders } from 'node:http'

export interface OriginOptions {
  /** how the outside calls this server, when it stands behind a proxy */
  publicUrl: string | null
  /** the server listens on loopback only */
  onLoopback: boolean
  /** Origins that a workspace's admin let embed the widget. */
  originsOf: (workspaceId: string) => Promise<readonly string[]>
}

export interface Origins {
  /** The page that sent this is one of ours. */
  isOwn(headers: IncomingHttpHeaders): boolean
  /** This origin may act for contacts of the workspace. No `Origin` header: not a browser's cross-origin request. */
  mayEmbed(headers: IncomingHttpHeaders, workspaceId: string): Promise<boolean>
  /** Whose pages may put the workspace's conversation into a frame, as CSP sources; our own pages may always. */
  embedders(workspaceId: string): Promise<string[]>
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

export function createOrigins(options: OriginOptions): Origins {
  const publicHost = options.publicUrl === null ? null : new URL(options.publicUrl).host
  const isOwn = (headers: IncomingHttpHeaders) => {
    const origin = parsed(headers.origin)
    return origin !== null && (origin.host === headers.host || origin.host === publicHost)
  }
  return {
    isOwn,
    async mayEmbed(headers, workspaceId) {
      if (headers.origin === undefined || isOwn(headers)) return true
      const origin = parsed(headers.origin)
      if (origin === null) return false
      if (options.onLoopback && loopbackHosts.has(origin.hostname)) return true
      const allowed = await options.originsOf(workspaceId)
      return allowed.some((one) => parsed(one)?.origin === origin.origin)
    },
    async embedders(workspaceId) {
      const allowed = await options.originsOf(workspaceId)
      const local = options.onLoopback ? ['http://localhost:*', 'http://127.0.0.1:*'] : []
      return [...allowed.flatMap((one) => parsed(one)?.origin ?? []), ...local]
    },
  }
}

function parsed(origin: string | undefined): URL | null {
  if (origin === undefined || !/^https?:\/\//.test(origin)) return null
  return URL.canParse(origin) ? new URL(origin) : null
}
