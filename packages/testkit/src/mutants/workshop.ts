import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, mutated } from './mutant.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const ours = ['contracts', 'core', 'testkit']

const config = `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: { include: ['packages/**/*.test.ts'], pool: 'forks', maxWorkers: 1, isolate: false, bail: 1, testTimeout: 60_000, hookTimeout: 60_000 },
})
`

export interface TestRun {
  /** tests that failed by an assertion, or a history that broke */
  failed: string[]
  passed: number
  /** no test could be run: the mutant is not a program */
  broken: string | null
}

interface Report {
  numPassedTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

function reportOf(path: string, output: string): TestRun {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
    const failed = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    )
    const broken = testResults.find(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    return { failed, passed: numPassedTests, broken: broken ? broken.message : null }
  } catch {
    return { failed: [], passed: 0, broken: output.slice(-2_000) }
  }
}

/** A copy of contracts, core and testkit in which one mutant at a time is tried. */
export interface Workshop {
  /** Runs the tests whose paths contain one of `filters`, with the mutant in place (null = the code as it is). */
  run(mutant: Mutant | null, filters: readonly string[]): Promise<TestRun>
  close(): void
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-mutants-'))
  for (const name of ours)
    cpSync(join(root, 'packages', name), join(folder, 'packages', name), { recursive: true })
  // the tests of core start no browser, and loading one takes longer than most of them
  const barrel = join(folder, 'packages', 'testkit', 'src', 'index.ts')
  writeFileSync(barrel, readFileSync(barrel, 'utf8').replace("export * from './browser.ts'\n", ''))
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@warmline'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@warmline' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const name of ours) symlinkSync(join(folder, 'packages', name), join(modules, '@warmline', name))
  writeFileSync(join(folder, 'vitest.config.ts'), config)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const core = join(folder, 'packages', 'core', 'src')

  function vitest(filters: readonly string[]): Promise<TestRun> {
    const report = join(folder, 'report.json')
    rmSync(report, { force: true })
    const program = join(modules, 'vitest', 'vitest.mjs')
    const args = [program, 'run', '--reporter=json', `--outputFile=${report}`, ...filters]
    const { WARMLINE_LONG: _, ...env } = process.env
    const options = {
      cwd: folder,
      env: { ...env, WARMLINE_HISTORIES: '200', NODE_OPTIONS: '', VITEST: undefined },
      timeout: 90_000,
    }
    return new Promise((done) => {
      execFile(process.execPath, args, options, (_error, stdout, stderr) =>
        done(reportOf(report, stdout + stderr)),
      )
    })
  }

  return {
    async run(mutant, filters) {
      if (!mutant) return vitest(filters)
      const path = join(core, mutant.file)
      const source = readFileSync(path, 'utf8')
      writeFileSync(path, mutated(source, mutant))
      try {
        return await vitest(filters)
      } finally {
        writeFileSync(path, source)
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
