import type { HandoffView } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'

const weekMs = 7 * 24 * 3_600_000

/** Why people were needed, newest first; `after` is the position of the last one of the page before. */
export async function handoffsOf(
  services: Services,
  workspaceId: string,
  leadId: string,
  query: { reason: string | null; after: number | null; limit: number },
): Promise<{ handoffs: HandoffView[]; reasons: { reason: string; n: number }[]; after: string | null }> {
  const before = query.after ?? Number.MAX_SAFE_INTEGER
  const [rows, reasons] = await Promise.all([
    services.ledgers.handoffs(workspaceId, { reason: query.reason, before, limit: query.limit }),
    services.ledgers.handoffReasons(workspaceId, services.clock.now() - weekMs),
  ])
  const records = await services.items.store.byIds(workspaceId, [...new Set(rows.map((row) => row.item_id))])
  const cards = await services.items.cards(workspaceId, records, { role: 'lead', id: leadId })
  const cardOf = new Map(cards.map((card) => [card.head.itemId, card]))
  const topicOf = new Map(records.map(({ subjectId, state }) => [subjectId, (state as WorkItem).topic]))
  const last = rows.at(-1)
  return {
    handoffs: rows.map((row) => ({
      at: row.at,
      itemId: row.item_id,
      reason: row.reason,
      check: row.failed,
      topic: topicOf.get(row.item_id) ?? null,
      card: cardOf.get(row.item_id) ?? null,
    })),
    reasons,
    after: last && rows.length === query.limit ? String(last.position) : null,
  }
}
