import { Readable } from 'node:stream'
import { type LedgerRow, limits, type PromiseStanding } from '@warmline/contracts'
import { ledgerCsv } from '@warmline/core'
import { refuse } from '../platform/http/caller.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { frontOf } from './front.ts'
import { handoffsOf } from './handoffs.ts'

export function promiseRoutes(
  services: Services,
): Pick<Implementations, 'front' | 'promises' | 'promisesCsv' | 'promiseFigures' | 'handoffs'> {
  return {
    async front({ params, http }) {
      const row = await services.authStore.workspaceBySlug(params.slug)
      const mayEmbed = row && (await services.origins.mayEmbed(http.request.headers, row.workspace_id))
      if (!row) return refuse('not-found')
      if (!mayEmbed) return refuse('origin-refused')
      const front = await frontOf(
        services,
        row.workspace_id,
        languageOf(http.request.headers['accept-language']),
      )
      return front ? answer(front) : refuse('not-found')
    },
    async promises({ caller, query }) {
      const limit = query.limit ?? limits.pageSize
      const rows = await services.ledgers.page(caller.workspaceId, {
        ...filterOf(query),
        after: query.after ?? null,
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      return answer({ rows: page, after: rows.length > limit ? (page.at(-1)?.promiseId ?? null) : null })
    },
    async promisesCsv({ caller, query, http }) {
      const pages = services.ledgers.all(caller.workspaceId, filterOf(query))
      http.reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="promises.csv"')
        .send(Readable.from(csvOf(pages)))
      return { ok: true, streamed: true }
    },
    async promiseFigures({ caller, query }) {
      const workspace = await services.workspaces.get(caller.workspaceId)
      if (!workspace) return refuse('not-found')
      const { hours, promiseDueMs } = workspace.state
      const figures = await services.ledgers.figures(caller.workspaceId, query.window, hours?.zone ?? 'UTC')
      return answer({ ...figures, dueMs: promiseDueMs })
    },
    async handoffs({ caller, query }) {
      const after = /^\d{1,15}$/.test(query.after ?? '') ? Number(query.after) : null
      const { reason = null, limit = 20 } = query
      return answer(await handoffsOf(services, caller.workspaceId, caller.workerId, { reason, after, limit }))
    },
  }
}

interface Stretch {
  from?: number | undefined
  to?: number | undefined
  standing?: PromiseStanding | undefined
}
const filterOf = ({ from = 0, to = Number.MAX_SAFE_INTEGER, standing }: Stretch) => ({
  from,
  to,
  standing: standing ?? null,
})

/** Page after page, so that a year of promises is never in memory at once. */
async function* csvOf(pages: AsyncIterable<readonly LedgerRow[]>): AsyncGenerator<string> {
  const header = ledgerCsv([])
  yield header
  for await (const rows of pages) yield ledgerCsv(rows).slice(header.length)
}

/** The first language of a browser's list; English when it says nothing sensible. */
export const languageOf = (header: string | undefined): string =>
  /^\s*([a-z]{2,3})\b/i.exec(header ?? '')?.[1]?.toLowerCase() ?? 'en'
