import { describe, expect, it } from 'vitest'
import { createPressure, levelAt, type Memory, readMemory, type Shed, sheds } from './pressure.ts'

const gibibyte = 2 ** 30
const quiet = { warn: () => undefined, info: () => undefined }

function watching(memory: Memory) {
  const said: [string, object][] = []
  const log = {
    warn: (fields: object, message: string) => void said.push([message, fields]),
    info: (fields: object, message: string) => void said.push([message, fields]),
  }
  const pressure = createPressure({ read: () => memory, log })
  pressure.stop()
  const shed = (): Shed[] => {
    pressure.look()
    return sheds.filter(pressure.isShed)
  }
  return { shed, said, pressure }
}
const roomy = (): Memory => ({
  heapBytes: 0.1 * gibibyte,
  heapLimit: 2 * gibibyte,
  residentBytes: 0.3 * gibibyte,
  residentLimit: Number.POSITIVE_INFINITY,
})

describe('when memory gets short', () => {
  it.each([
    ['the heap', { heap: 1 }],
    ['the process', { resident: 1 }],
  ])(
    'of %s, work is shed by its rank, one after the other, and taken up again in the other order',
    (_, of) => {
      const memory = roomy()
      memory.residentLimit = gibibyte
      const { shed } = watching(memory)
      const at = (share: number) => {
        if ('heap' in of) memory.heapBytes = share * memory.heapLimit
        else memory.residentBytes = share * memory.residentLimit
        return shed()
      }
      expect(at(0.79)).toEqual([])
      expect(at(0.8)).toEqual(['heavy'])
      expect(at(0.88)).toEqual(['heavy', 'ai'])
      expect(at(0.97)).toEqual(['heavy', 'ai', 'rest'])
      expect(at(0.9)).toEqual(['heavy', 'ai', 'rest'])
      expect(at(0.88)).toEqual(['heavy', 'ai'])
      expect(at(0.5)).toEqual([])
    },
  )

  it('says so once, and once that it is over', () => {
    const memory = roomy()
    const { shed, said } = watching(memory)
    memory.heapBytes = 0.9 * memory.heapLimit
    shed()
    shed()
    memory.heapBytes = 0
    shed()
    expect(said).toEqual([
      ['memory is short: this is left out', expect.objectContaining({ shed: ['heavy', 'ai'] })],
      ['there is memory again', expect.objectContaining({ shed: [] })],
    ])
  })
})

it('a step is left a margin below where it begins', () => {
  expect([levelAt(0.79, 0), levelAt(0.79, 1), levelAt(0.755, 1)]).toEqual([0, 1, 0])
})

it('reads this process against its own limits', () => {
  const memory = readMemory(3 * gibibyte)
  expect(memory.residentLimit).toBe(3 * gibibyte)
  expect(memory.heapBytes).toBeGreaterThan(1_000_000)
  expect(memory.heapLimit).toBeGreaterThan(memory.heapBytes)
  const pressure = createPressure({ log: quiet })
  pressure.stop()
  expect(pressure.share()).toBeGreaterThan(0)
})
