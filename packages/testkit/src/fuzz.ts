import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, vi } from 'vitest'
import { type Shape, valuesOf } from './shapes.ts'

export const seed = Number(process.env['WARMLINE_SEED'] ?? Date.now() % 1_000_000)
// twenty thousand inputs are many on a machine that does something else too
vi.setConfig({ testTimeout: 900_000 })

export const runs = Number(process.env['WARMLINE_RUNS'] ?? 20_000)

/** What nobody who means well sends. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\udfff\ud800',
      '\u202e',
      '\r\n\r\n',
      '%00',
      '../../',
      "'; drop table x;--",
    ],
    ...[-1, -0, 0.1, 1e308, -1e308, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, true],
    ...['x'.repeat(100_000), '💥'.repeat(3_000), 'a\u0300'.repeat(5_000), `((((((((((${'a'.repeat(50)}`],
    ...[[], {}, [[[[[[]]]]]], JSON.parse('{"__proto__":{"x":1}}'), { constructor: { prototype: { x: 1 } } }],
    Object.create(null),
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Where a value may be changed: the ways to everything in it. */
function ways(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || way.length > 6) return [way]
  return [way, ...Object.entries(value).flatMap(([key, one]) => ways(one, [...way, key]))]
}

function changed(value: unknown, way: readonly string[], to: unknown): unknown {
  const [key, ...rest] = way
  if (key === undefined) return to
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  if (to === undefined && rest.length === 0) delete copy[key]
  else copy[key] = changed(copy[key], rest, to)
  return copy
}

/** Values as they are, and such with something in them replaced, left out or added. */
export const changedOf = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      right,
      fc.array(fc.tuple(fc.nat(), fc.oneof(nasty, fc.constant(undefined)), fc.nat(9)), { maxLength: 3 }),
    )
    .map(([value, changes]) =>
      changes.reduce<unknown>((now, [at, to, kind]) => {
        const all = ways(now)
        const way = all[at % all.length] ?? []
        return changed(now, kind === 0 ? [...way, 'extra'] : way, to)
      }, value),
    )

/** Of a shape, values that are right, and such that are not quite. */
export const mutantsOf = (shape: Shape): fc.Arbitrary<unknown> => changedOf(valuesOf(shape))

/** A text that is right, with bytes of it changed. */
export const bent = (right: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(right, fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 4 }))
    .map(([text, changes]) =>
      changes.reduce((now, [at, put]) => {
        const n = at % (now.length + 1)
        return now.slice(0, n) + put + now.slice(n + 1)
      }, text),
    )

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  nasty.filter((one): one is string => typeof one === 'string'),
)

const table: string[] = []
setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

const heap = () => {
  gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** Sent at once, as many senders would. */
export const together = 10

/**
 * Feeds `runs` inputs to a parser. It must not throw (but what `refusal` names) and must hold what `holds` says. How
 * long the slowest input took and what the heap grew by is printed.
 */
export async function fuzz<T>(
  name: string,
  inputs: fc.Arbitrary<T>,
  parse: (input: T) => unknown,
  refusal: (error: unknown) => boolean = () => false,
  /** how many inputs one value holds */
  each = 1,
): Promise<void> {
  const before = heap()
  let slowest = 0
  let count = 0
  const begun = performance.now()
  const property = fc.asyncProperty(inputs, async (input) => {
    const at = performance.now()
    try {
      await parse(input)
    } catch (error) {
      if (!refusal(error)) throw error
    }
    count += each
    slowest = Math.max(slowest, performance.now() - at)
  })
  await fc.assert(property, { seed, numRuns: Math.ceil(runs / each), endOnFailure: false })
  const grown = heap() - before
  const row = [
    name.padEnd(44),
    count,
    slowest.toFixed(1),
    Math.round(performance.now() - begun),
    grown.toFixed(1),
  ]
  table.push(row.join('\t'))
  expect(count).toBeGreaterThanOrEqual(runs)
  // generous: what a generator and the compiler keep
  expect(grown, name).toBeLessThan(64)
}

export function printFuzz(): void {
  console.log(`parser\tinputs\tslowest ms\tall ms\theap MiB (seed ${seed})\n${table.join('\n')}`)
}
