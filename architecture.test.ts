import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** The house rules of docs/architecture.md, as tests. Each rule names its number there. */
const root = dirname(fileURLToPath(import.meta.url))
const sourceRoots = ['packages', 'apps', 'scenarios', 'bench', 'scripts']
const skipped = new Set(['node_modules', 'dist', 'fixtures'])

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

interface Source {
  path: string
  text: string
  imports: { target: string; typeOnly: boolean }[]
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"`;]*?\sfrom\s+)?['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]\s*\)/g

function importsOf(text: string): Source['imports'] {
  return [...text.matchAll(importPattern)].map((match) => {
    const names = match[2] ?? ''
    const braces = /\{([^}]*)\}/.exec(names)?.[1]
    const allTypes =
      braces !== undefined &&
      braces.trim() !== '' &&
      braces.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) &&
      /^\s*\{/.test(names)
    return { target: match[3] ?? match[4] ?? '', typeOnly: match[1] !== undefined || allTypes }
  })
}

const sources: Source[] = sourceRoots
  .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false }) !== undefined)
  .flatMap((folder) => filesUnder(join(root, folder)))
  .filter((path) => /\.(ts|tsx|mjs|css|sql)$/.test(path))
  .map((path) => {
    const text = readFileSync(path, 'utf8')
    return {
      path: relative(root, path),
      text,
      imports: /\.(ts|tsx|mjs)$/.test(path) ? importsOf(text) : [],
    }
  })

const isTest = (path: string) =>
  /\.(test|long|check)\.tsx?$/.test(path) || /-conformance\.ts$/.test(path) || path.includes('/harness/')
const code = sources.filter(({ path }) => /\.(ts|tsx)$/.test(path))
const product = code.filter(({ path }) => !isTest(path))
const packageOf = (path: string) => /^(?:packages|apps)\/([^/]+)\//.exec(path)?.[1]
const inPackage = (name: string) => product.filter(({ path }) => packageOf(path) === name)

/** Path of a relative import within the repository, or undefined for a package. */
const resolved = (from: string, target: string) =>
  target.startsWith('.') ? normalize(join(dirname(from), target)) : undefined

const stripComments = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

const allowed: Record<string, readonly string[]> = {
  contracts: [],
  core: ['contracts'],
  ai: ['contracts', 'core'],
  client: ['contracts'],
  ui: [],
  testkit: ['contracts', 'core', 'client'],
  server: ['contracts', 'core', 'ai'],
  console: ['contracts', 'core', 'client', 'ui'],
  widget: ['contracts', 'core', 'client', 'ui'],
}

describe('who may know whom', () => {
  it('finds the sources it judges', () => {
    expect(product.length).toBeGreaterThan(50)
    for (const name of Object.keys(allowed)) expect(inPackage(name).length, name).toBeGreaterThan(0)
  })

  for (const [name, may] of Object.entries(allowed)) {
    it(`rules 1–7: ${name} imports only ${may.join(', ') || 'nothing of ours'}`, () => {
      const wrong = inPackage(name).flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => {
            const ours = /^@warmline\/([^/]+)/.exec(target)?.[1]
            const local = resolved(path, target)
            const other = local === undefined ? undefined : packageOf(local)
            return (
              (ours !== undefined && ours !== name && !may.includes(ours)) ||
              (other !== undefined && other !== name)
            )
          })
          .map(({ target }) => `${path} → ${target}`),
      )
      expect(wrong).toEqual([])
    })
  }

  it('rule 1: contracts know zod and nothing else', () => {
    const wrong = inPackage('contracts').flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !target.startsWith('.') && target !== 'zod')
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('rule 2: core has no dependency but contracts', () => {
    const wrong = inPackage('core').flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !target.startsWith('.') && !target.startsWith('@warmline/contracts'))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('rule 2: statistics stands alone inside core, so that it can be published by itself', () => {
    const home = 'packages/core/src/statistics/'
    const own = product.filter(({ path }) => path.startsWith(home))
    expect(own.length).toBeGreaterThan(10)
    const wrong = own.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !resolved(path, target)?.startsWith(home))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('rule 4: browser code takes only types and constant tables from contracts, and no zod', () => {
    const isTable = (target: string) =>
      /^@warmline\/contracts\/(words|problems|paths|(contact|own)-words\/\w+)$/.test(target)
    const wrong = ['ui', 'client', 'console', 'widget'].flatMap((name) =>
      inPackage(name)
        .filter(({ path }) => path.includes('/src/'))
        .flatMap(({ path, imports }) =>
          imports
            .filter(({ target, typeOnly }) => {
              if (target === 'zod') return true
              return target.startsWith('@warmline/contracts') && !typeOnly && !isTable(target)
            })
            .map(({ target }) => `${path} → ${target}`),
        ),
    )
    expect(wrong).toEqual([])
  })

  it('no value import cycles', () => {
    const graph = new Map(
      product.map(({ path, imports }) => [
        path,
        imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ target }) => resolved(path, target) ?? []),
      ]),
    )
    const cycles: string[] = []
    const state = new Map<string, 'open' | 'done'>()
    const visit = (path: string, trail: string[]): void => {
      if (state.get(path) === 'done') return
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      state.set(path, 'open')
      for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path])
      state.set(path, 'done')
    }
    for (const path of graph.keys()) visit(path, [])
    expect(cycles).toEqual([])
  })
})

describe('inside the server', () => {
  const server = inPackage('server')
  const areaOf = (path: string) => /^apps\/server\/src\/([^/]+)\//.exec(path)?.[1]
  const domains = new Set([
    'work',
    'promise',
    'quality',
    'governor',
    'dispatch',
    'workforce',
    'pay',
    'recruiting',
    'insights',
    'kinds',
  ])

  it('rule 8: platform imports no domain', () => {
    const wrong = server
      .filter(({ path }) => areaOf(path) === 'platform')
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => {
            const area = areaOf(resolved(path, target) ?? '')
            return (area !== undefined && area !== 'platform') || target === '@warmline/ai'
          })
          .map(({ target }) => `${path} → ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it('rule 8: no domain imports the store of another', () => {
    const wrong = server.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => {
          const local = resolved(path, target)
          if (local === undefined || !/\/store[^/]*\.ts$/.test(local)) return false
          const theirs = areaOf(local)
          const mine = areaOf(path)
          return (
            theirs !== undefined &&
            domains.has(theirs) &&
            mine !== undefined &&
            domains.has(mine) &&
            theirs !== mine
          )
        })
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  const sql = /\b(select\s+[\w*(].*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)/i
  const mayHoldSql = (path: string) =>
    /\/store[^/]*\.ts$/.test(path) ||
    path.startsWith('apps/server/src/platform/db/') ||
    path.startsWith('apps/server/src/platform/embedded/') ||
    path.startsWith('apps/server/src/platform/backup/')

  it('rule 12: SQL stands only in store files, migrations and the supervisor', () => {
    const wrong = server
      .filter(({ path, text }) => !mayHoldSql(path) && sql.test(stripComments(text)))
      .map(({ path }) => path)
    expect(wrong).toEqual([])
  })

  it('rule 12: every statement on a workspace table names its workspace', () => {
    const exempt = /\b(auth\.|lane_head|alarm|pg_|information_schema|workspace_directory|migration)/
    const wrong = server
      .filter(({ path }) => /\/store[^/]*\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        path.includes('/platform/backup/') // reads every table of the owner, workspace by none
          ? []
          : [...stripComments(text).matchAll(/`([^`]*)`/g)]
              .map((match) => match[1] ?? '')
              .filter(
                (statement) =>
                  sql.test(statement) && !/workspace/i.test(statement) && !exempt.test(statement),
              )
              .map((statement) => `${path}: ${statement.trim().slice(0, 80)}`),
      )
    expect(wrong).toEqual([])
  })
})

describe('the pure core', () => {
  const impure =
    /\b(async\b|await\b|Promise\.|setTimeout\b|setInterval\b|setImmediate\b|process\.|console\.|fetch\(|Date\.now|new Date\(\)|Math\.random|performance\.|crypto\.|require\()/

  it('rule 9: no async, clock, dice, timer, network, environment or console', () => {
    const wrong = inPackage('core').flatMap(({ path, text }) =>
      stripComments(text)
        .split('\n')
        .flatMap((row, index) =>
          impure.test(row.replace(/'[^']*'/g, "''")) ? [`${path}:${index + 1} ${row.trim()}`] : [],
        ),
    )
    expect(wrong).toEqual([])
  })

  const money =
    /\b(money|cost|costs|price|pay|paid|wage|salary|budget|euro|cent|cents|currency|amountMinor|fee|saving|savings)\b/i

  it('rule 10: governor, quality and statistics know no word for money and import nothing from pay', () => {
    const judged = inPackage('core').filter(({ path }) => /src\/(governor|quality|statistics)\//.test(path))
    expect(judged.length).toBeGreaterThan(0)
    const wrong = judged.flatMap(({ path, text, imports }) => [
      ...imports.filter(({ target }) => /pay/.test(target)).map(({ target }) => `${path} → ${target}`),
      ...text.split('\n').flatMap((row, i) => (money.test(row) ? [`${path}:${i + 1} ${row.trim()}`] : [])),
    ])
    expect(wrong).toEqual([])
  })

  it('rule 11: there is no flag that switches the human guarantee off', () => {
    const flag =
      /\b\w*(guarantee|askForHuman|human|promise|person)\w*(Enabled|Disabled|Off|Allowed|Suppressed|Muted)\b|\b(disable|suppress|skip|mute|forbid|deny|block)\w*(Human|Guarantee|Promise|Person|Handoff)\b|\b(human|handoff|guarantee|promise)_(enabled|disabled|off|allowed)\b/
    const wrong = product
      .flatMap(({ path, text }) =>
        stripComments(text)
          .split('\n')
          .flatMap((row, i) => (flag.test(row) ? [`${path}:${i + 1} ${row.trim()}`] : [])),
      )
      .filter((row) => !row.includes('disablePerson'))
    expect(wrong).toEqual([])
  })
})

describe('size and names', () => {
  it('signs of need are looked for in what contacts write, in one place and nowhere else', () => {
    const listening = product.filter(
      ({ path, text }) => path.startsWith('apps/') && /listedSignals|createCareEar/.test(text),
    )
    expect(listening.map(({ path }) => path)).toEqual(['apps/server/src/work/hearing.ts'])
    const given = product.filter(({ text }) => /await hear\(\s*services/.test(text)).map(({ path }) => path)
    expect(given.sort()).toEqual([
      'apps/server/src/channels/contact-page.ts',
      'apps/server/src/demo/contacts.ts',
      'apps/server/src/work/routes-contact.ts',
    ])
  })

  it('rule 13: no file over 400 lines', () => {
    const wrong = sources
      .filter(({ path }) => !/\/locales\/|\.gen\./.test(path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400)
    expect(wrong).toEqual([])
  })

  it('rule 13: no function over 60 lines', () => {
    const wrong = product.flatMap(({ path, text }) => longFunctions(text).map((found) => `${path}: ${found}`))
    expect(wrong).toEqual([])
  })

  it('rule 13: one index.ts a package (statistics is one inside core), no other barrel', () => {
    const door = /^packages\/([^/]+\/src|core\/src\/statistics)\/index\.ts$/
    const wrong = product
      .filter(({ path }) => /\/index\.tsx?$/.test(path) && !door.test(path))
      .map(({ path }) => path)
    expect(wrong).toEqual([])
  })

  it('rule 13: `any` nowhere, no silenced types', () => {
    const silenced = /(:\s*any\b|\bas any\b|<any>|@ts-ignore|@ts-nocheck|@ts-expect-error|biome-ignore)/
    // a comment may silence too, so only prose comments are left out
    const withoutComments = (text: string) =>
      text.replace(/^\s*(\*|\/\*\*|\/\/ ).*$/gm, (row) => (/@ts-|biome-ignore/.test(row) ? row : ''))
    const wrong = code
      .filter(({ path }) => path !== 'architecture.test.ts' && !path.endsWith('.check.ts'))
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split('\n')
          .flatMap((row, i) => (silenced.test(row) ? [`${path}:${i + 1} ${row.trim()}`] : [])),
      )
    expect(wrong).toEqual([])
  })

  it('no folder is called utils, common, shared, helpers or misc', () => {
    const wrong = sources
      .filter(({ path }) => /\/(utils|common|shared|helpers|misc)\//.test(path))
      .map(({ path }) => path)
    expect(wrong).toEqual([])
  })

  it('files are kebab-case', () => {
    const wrong = sources
      .filter(({ path }) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))
      .map(({ path }) => path)
    expect(wrong).toEqual([])
  })
})

const opening =
  /^(\s*)(?:(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b.*|(?:export\s+)?(?:const|let)\s+\w+.*=>\s*\{|(?:async\s+)?(?!if\b|for\b|while\b|switch\b|catch\b|return\b)\w+\(.*\).*\{|\w+:\s*(?:async\s*)?\(.*=>\s*\{)$/

/**
 * Functions over 60 lines of their own: what stands in functions inside them counts for those, so that a factory of
 * closures is judged by its parts. Found by indentation, which the formatter guarantees.
 */
function longFunctions(text: string): string[] {
  const rows = text.split('\n')
  const spans = rows.flatMap((row, start) => {
    const indent = opening.exec(row)?.[1]
    if (indent === undefined) return []
    const end = rows.findIndex((line, i) => i > start && line.startsWith(`${indent}}`))
    return end < 0 ? [] : [{ start, end }]
  })
  return spans.flatMap(({ start, end }) => {
    const inner = spans.filter((s) => s.start > start && s.end < end)
    const outermost = inner.filter((s) => !inner.some((o) => o.start < s.start && o.end > s.end))
    const own = end - start + 1 - outermost.reduce((sum, s) => sum + s.end - s.start + 1, 0)
    return own > 60 ? [`${rows[start]?.trim().slice(0, 70)} (${own} lines of its own)`] : []
  })
}
