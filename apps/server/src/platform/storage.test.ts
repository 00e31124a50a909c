import { expect, it } from 'vitest'
import { createStorage, roomIn } from './storage.ts'

const mebibyte = 1024 * 1024

it('stops early, resumes a step above, and says both once', async () => {
  const said: string[] = []
  const say = (_: object, message: string) => void said.push(message)
  let free = 1_000
  const room = async () => ({ free: free * mebibyte, total: 100_000 * mebibyte })
  const storage = createStorage({ room, log: { warn: say, info: say } })
  const at = async (mebibytes: number) => {
    free = mebibytes
    await storage.look()
    return storage.isFull()
  }
  expect(await at(257)).toBe(false)
  expect(await at(255)).toBe(true)
  expect(await at(300)).toBe(true)
  expect(await at(385)).toBe(false)
  expect(said).toEqual([
    expect.stringMatching(/nearly full/),
    expect.stringMatching(/room on the disk again/),
  ])
  storage.stop()
})

it('a small disk keeps a tenth, and a look that fails changes nothing', async () => {
  const quiet = { warn: () => undefined, info: () => undefined }
  let free: number | null = 19
  const room = async () => {
    if (free === null) throw new Error('no such directory')
    return { free: free * mebibyte, total: 200 * mebibyte }
  }
  const storage = createStorage({ room, log: quiet })
  await storage.look()
  expect(storage.isFull()).toBe(true)
  free = null
  await storage.look()
  expect(storage.isFull()).toBe(true)
  free = 31
  await storage.look()
  expect(storage.isFull()).toBe(false)
  storage.stop()
})

it('reads the room of a real directory', async () => {
  const { free, total } = await roomIn(import.meta.dirname)
  expect(total).toBeGreaterThan(0)
  expect(free).toBeLessThanOrEqual(total)
})
