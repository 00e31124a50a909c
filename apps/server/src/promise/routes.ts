import type { LedgerRow } from '@warmline/contracts'
import { ledgerCsv } from '@warmline/core'
import { refuse } from '../platform/http/caller.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { frontOf } from './front.ts'

export function promiseRoutes(
  services: Services,
): Pick<Implementations, 'front' | 'promises' | 'promisesCsv'> {
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
      const rows = within(await services.ledgers.rows(caller.workspaceId), query)
        .toReversed()
        .sort((a, b) => b.askedAt - a.askedAt)
      const from = query.after === undefined ? 0 : rows.findIndex((row) => row.promiseId === query.after) + 1
      const limit = query.limit ?? 50
      const page = rows.slice(from, from + limit)
      return answer({
        rows: page,
        after: from + limit < rows.length ? (page.at(-1)?.promiseId ?? null) : null,
      })
    },
    async promisesCsv({ caller, query }) {
      const rows = within(await services.ledgers.rows(caller.workspaceId), query)
      return {
        ok: true,
        value: ledgerCsv(rows),
        headers: { 'content-disposition': 'attachment; filename="promises.csv"' },
      }
    },
  }
}

const within = (
  rows: readonly LedgerRow[],
  { from, to }: { from?: number | undefined; to?: number | undefined },
) => rows.filter((row) => row.askedAt >= (from ?? 0) && row.askedAt < (to ?? Number.MAX_SAFE_INTEGER))

/** The first language of a browser's list; English when it says nothing sensible. */
export const languageOf = (header: string | undefined): string =>
  /^\s*([a-z]{2,3})\b/i.exec(header ?? '')?.[1]?.toLowerCase() ?? 'en'
