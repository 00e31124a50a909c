import { expect, it } from 'vitest'
import { StoreBusy } from './ports.ts'
import { createWaitingLine } from './waiting-line.ts'

const soon = () => new Promise<void>((resolve) => void setImmediate(resolve))

it('lets in as many as there are places, then the urgent, then the others in the order in which they came', async () => {
  const line = createWaitingLine({ places: 2, mostWaiting: 10, waitAtMostMs: 60_000 })
  const came: string[] = []
  const enter = async (name: string, isUrgent = false) => {
    const leave = await line.enter(isUrgent)
    came.push(name)
    return leave
  }
  const first = [enter('a'), enter('b')]
  const later = [enter('c'), enter('d'), enter('commit', true), enter('e')]
  await soon()
  expect(came).toEqual(['a', 'b'])
  expect(line.waiting()).toBe(4)
  expect(line.waits()).toBe(4)
  for (const entered of [...first, later[2]!, ...later.filter((_, n) => n !== 2)]) (await entered)()
  await Promise.all(later)
  expect(came).toEqual(['a', 'b', 'commit', 'c', 'd', 'e'])
  expect(line.waiting()).toBe(0)
})

it('gives a place back once, however often somebody leaves', async () => {
  const line = createWaitingLine({ places: 1, mostWaiting: 10, waitAtMostMs: 60_000 })
  const leave = await line.enter(false)
  leave()
  leave()
  await line.enter(false)
  let isIn = false
  void line.enter(false).then(() => {
    isIn = true
  })
  await soon()
  expect(isIn).toBe(false)
})

it('tells at once who finds the line full, and never a commit', async () => {
  const line = createWaitingLine({ places: 1, mostWaiting: 1, waitAtMostMs: 60_000 })
  const leave = await line.enter(false)
  const waiting = line.enter(false)
  await expect(line.enter(false)).rejects.toThrow(StoreBusy)
  const commit = line.enter(true)
  leave()
  ;(await commit)()
  await waiting
})

it('tells who has waited too long, and the place goes to the next', async () => {
  const line = createWaitingLine({ places: 1, mostWaiting: 10, waitAtMostMs: 20 })
  const leave = await line.enter(false)
  await expect(line.enter(false)).rejects.toThrow(/within 20 ms/)
  expect(line.waiting()).toBe(0)
  leave()
  ;(await line.enter(false))()
})
