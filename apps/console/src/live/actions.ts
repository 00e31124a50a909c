import { effect, signal } from '@preact/signals'
import type { BodyOf } from '@warmline/contracts'
import { toast } from '@warmline/ui'
import { pathTo } from '../model/place.ts'
import { w } from '../words/words.ts'
import { call, orTell, orTellUnsaved } from './client.ts'
import { itemInPath, navigate } from './router.ts'
import { leaving } from './rows.ts'
import { board, syncThread } from './store.ts'
import { withUndo } from './undo.ts'

const headOf = (itemId: string) =>
  board.value.threads.get(itemId)?.head ?? board.value.cards.get(itemId)?.head ?? null

/** Items whose "done" still waits for its six seconds of undo; on screen they are in wrap-up already. */
export const finishing = signal<ReadonlyMap<string, () => Promise<boolean>>>(new Map())
const unmark = (itemId: string) => {
  finishing.value = new Map([...finishing.value].filter(([id]) => id !== itemId))
}

export function finish(itemId: string): void {
  const head = headOf(itemId)
  if (head === null || finishing.value.has(itemId)) return
  // the server would refuse it: a promise is kept by a person's words, not by a click
  if (head.promise !== null) return void toast({ text: w().act.answerFirst, ms: 6_000 })
  let sent: Promise<boolean> | null = null
  let settled: (() => void) | null = null
  const send = () => {
    settled?.()
    sent ??= orTell(call('finish', { params: { itemId }, body: { epoch: head.epoch } })).then(
      (v) => v !== null,
    )
    return sent
  }
  finishing.value = new Map([...finishing.value, [itemId, send]])
  settled = withUndo({
    text: w().act.finished,
    // stays in wrap-up on screen until the event says so too
    run: () =>
      void send()
        .then(() => until(() => headOf(itemId)?.status !== 'person', 4_000))
        .then(() => unmark(itemId)),
    undo: () => unmark(itemId),
  })
}

/** Wrap-up stands under the epoch that `finish` made, so it waits for that to be on screen. */
export async function wrapUp(itemId: string, form: Omit<BodyOf<'wrapUp'>, 'epoch'>): Promise<boolean> {
  const send = finishing.value.get(itemId)
  if (send !== undefined && !(await send())) {
    unmark(itemId)
    return false
  }
  await until(() => headOf(itemId)?.status === 'wrapping-up', 4_000)
  if (headOf(itemId)?.status !== 'wrapping-up') await syncThread(itemId)
  const head = headOf(itemId)
  if (head === null) return false
  const done = await orTell(call('wrapUp', { params: { itemId }, body: { ...form, epoch: head.epoch } }))
  unmark(itemId)
  if (done !== null) toast({ text: w().wrap.closed, ms: 3_000 })
  return done !== null
}

function until(condition: () => boolean, ms: number): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null
    const end = () => {
      clearTimeout(timer)
      queueMicrotask(() => stop?.())
      resolve()
    }
    const timer = setTimeout(end, ms)
    stop = effect(() => {
      if (condition()) end()
    })
  })
}

const stay = (itemId: string) => {
  leaving.value = new Set([...leaving.value].filter((id) => id !== itemId))
}

/**
 * Gives an item out of my hands: it is gone from my list at once, and the command goes out when undo is over, under the
 * epoch that the person saw. A refusal brings the item back with its reason. `ms`: how long undo is offered; below one
 * second it is not worth offering.
 */
export function leave<N extends 'pass' | 'release' | 'transfer'>(
  name: N,
  itemId: string,
  body: Omit<BodyOf<N>, 'epoch'>,
  { text, ms = 6_000 }: { text: string; ms?: number },
): void {
  const head = headOf(itemId)
  if (head === null || leaving.value.has(itemId)) return
  leaving.value = new Set([...leaving.value, itemId])
  if (itemInPath() === itemId) navigate(pathTo('inbox'), 'replace')
  const run = async () => {
    const value = await orTellUnsaved(
      callFenced(name, { params: { itemId }, body: { ...body, epoch: head.epoch } }),
    )
    // off the screen until the event says so too
    if (value !== null)
      await until(() => headOf(itemId)?.holder?.workerId !== board.value.me?.workerId, 4_000)
    stay(itemId)
  }
  if (ms < 1_000) return void run().then(() => toast({ text, ms: 4_000 }))
  withUndo({
    text,
    ms,
    run: () => void run(),
    undo: () => {
      stay(itemId)
      navigate(pathTo('inbox', itemId))
    },
  })
}

type Fenced = 'pass' | 'release' | 'transfer' | 'suggest' | 'callbackOutcome'
/** A command under the epoch that is on screen; problems are shown. */
export async function fenced<N extends Fenced>(
  name: N,
  itemId: string,
  body: Omit<BodyOf<N>, 'epoch'>,
  done: string | null,
): Promise<boolean> {
  const head = headOf(itemId)
  if (head === null) return false
  const input = { params: { itemId }, body: { ...body, epoch: head.epoch } }
  const value = await orTell(callFenced(name, input))
  if (value !== null && done !== null) toast({ text: done, ms: 4_000 })
  return value !== null
}

// one cast in one place: every fenced route has the same shape but for the rest of its body
const callFenced = (name: Fenced, input: { params: { itemId: string }; body: { epoch: number } }) =>
  call(name as 'pass', input)

export async function setAvailability(available: boolean, capacity: number): Promise<void> {
  const before = board.value.me
  if (before === null) return
  // paints at once; the event confirms it, a refusal takes it back
  board.value = {
    ...board.value,
    me: { ...before, availability: available ? 'available' : 'paused', capacity },
  }
  const value = await orTell(call('setAvailability', { body: { available, capacity } }))
  if (value === null) board.value = { ...board.value, me: before }
}
