import { limits } from '@warmline/contracts'
import type { Worker, WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'
import { holderOf } from '../work/answers.ts'
import { demoDispositions } from './company.ts'
import { phrasesFor } from './phrases.ts'

export interface DemoWorkers {
  step(): Promise<{ standAside: boolean }>
}

const typingMs = { least: 5_000, more: 9_000 }
const silenceBeforeFinishMs = 40_000
/** for somebody who was asked what it is about and has not said it yet */
const patienceMs = 240_000
const beatEveryMs = 20_000

/**
 * Labelled people on the floor; they stand aside while a signed-in person is available, and come back only before a
 * promise would be missed.
 */
export function createDemoWorkers(
  services: Services,
  workspaceId: string,
  people: readonly { workerId: string; capacity: number }[],
  dice: () => number,
): DemoWorkers {
  const { clock, ids, handle, store, presence } = services
  const simulated = new Set(people.map(({ workerId }) => workerId))
  /** conversations whose contact asked for a person before writing anything, and was asked what it is about */
  const asked = new Set<string>()
  let lastBeat = 0

  const act = (workerId: string, itemId: string, command: object) =>
    handle({
      workspaceId,
      subjectKind: 'work-item',
      subjectId: itemId,
      command,
      actor: { kind: 'worker', id: workerId },
    })

  async function setAvailable(available: boolean): Promise<void> {
    for (const { workerId, capacity } of people)
      await handle({
        workspaceId,
        subjectKind: 'worker',
        subjectId: workerId,
        command: {
          type: 'set-availability',
          available,
          capacity: available ? capacity : null,
          reason: 'self',
        },
        actor: { kind: 'worker', id: workerId },
      })
  }

  async function beat(items: readonly WorkItem[]): Promise<void> {
    if (clock.now() - lastBeat < beatEveryMs) return
    lastBeat = clock.now()
    for (const { workerId } of people)
      await presence.beat(
        workspaceId,
        workerId,
        items.filter((item) => holderOf(item) === workerId).map((item) => `${item.itemId}@${item.epoch}`),
      )
  }

  async function answer(item: WorkItem, workerId: string): Promise<void> {
    const { ask, found, look, bye } = phrasesFor(item.language)
    const isSilent = item.lastContactSeq === 0
    const isDone = item.answeredByPerson && !asked.has(item.itemId)
    const quoted = isSilent || isDone ? null : await quote(services, workspaceId, item)
    const text = isSilent ? ask : isDone ? bye : quoted ? `${found} ${quoted}` : look
    if (!isSilent) asked.delete(item.itemId)
    else if (asked.size < limits.capacityMax * people.length) asked.add(item.itemId)
    await act(workerId, item.itemId, {
      type: 'reply',
      workerId,
      epoch: item.epoch,
      messageId: ids.next('msg'),
      text,
      attachments: [],
      draftId: null,
    })
  }

  async function serve(item: WorkItem): Promise<void> {
    const { holder, epoch } = item
    const now = clock.now()
    if (holder.at === 'wrap-up') {
      const { id } = demoDispositions[Math.floor(dice() * demoDispositions.length)] ?? demoDispositions[0]
      await act(holder.workerId, item.itemId, {
        type: 'wrap-up',
        workerId: holder.workerId,
        epoch,
        disposition: id,
        topic: null,
        note: null,
      })
      return
    }
    if (holder.at !== 'worker') return
    const idle = now - Math.max(holder.since, item.lastMessageAt)
    const owes = item.lastFrom === 'contact' || item.promise !== null
    if (owes && idle > typingMs.least + dice() * typingMs.more) await answer(item, holder.workerId)
    else if (!owes && idle > (item.lastContactSeq === 0 ? patienceMs : silenceBeforeFinishMs)) {
      asked.delete(item.itemId)
      await act(holder.workerId, item.itemId, { type: 'finish', workerId: holder.workerId, epoch })
    }
  }

  return {
    async step() {
      const available = await store.find(workspaceId, {
        subjectKind: 'worker',
        status: ['available'],
        limit: 200,
      })
      const standAside = available.some(({ subjectId }) => !simulated.has(subjectId))
      const present = available.filter(({ state }) => simulated.has((state as Worker).workerId)).length
      const away = standAside && !(await isNearlyLate(services, workspaceId))
      if (away ? present > 0 : present < people.length) await setAvailable(!away)
      const held = await store.find(workspaceId, {
        subjectKind: 'work-item',
        status: ['worker', 'wrap-up'],
        limit: people.length * limits.capacityMax + 50,
      })
      const mine = held
        .map(({ state }) => state as WorkItem)
        .filter((item) => simulated.has(holderOf(item) ?? ''))
      await beat(mine)
      for (const item of mine) await serve(item)
      return { standAside }
    },
  }
}

async function isNearlyLate({ store }: Services, workspaceId: string): Promise<boolean> {
  const waiting = await store.find(workspaceId, { subjectKind: 'work-item', status: ['queue'], limit: 500 })
  return waiting.some(({ state }) => ((state as WorkItem).promise?.widened ?? 0) >= 75)
}

/** Two sentences of the article that fits best, if one does. */
async function quote(services: Services, workspaceId: string, item: WorkItem): Promise<string | null> {
  if (item.suggestion) {
    const drafted = await services.contents.text(workspaceId, item.suggestion.contentId)
    if (drafted) return drafted
  }
  const asked = item.previewContentId
    ? await services.contents.text(workspaceId, item.previewContentId)
    : null
  if (!asked) return null
  const draft = await services.assistant
    .draft(
      {
        workspaceId,
        language: item.language,
        audience: 'public',
        topicHint: item.topic,
        turns: [{ from: 'contact', text: asked }],
        alreadySent: item.sentSpans,
        now: services.clock.now(),
      },
      AbortSignal.timeout(5_000),
    )
    .catch(() => null)
  return draft?.kind === 'answer' ? draft.text : null
}
