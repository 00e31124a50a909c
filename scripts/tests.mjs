import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runNode } from './run.mjs'

/** Runs vitest, then prints `N passed, N failed` alone on the last line. Gives 0 only if nothing failed. */
export async function runTests(args, environment = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'warmline-report-'))
  const report = join(directory, 'report.json')
  try {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await runNode([vitest, 'run', ...reporters, ...args], environment)
    const { passed, failed } = count(report, code)
    console.log(`${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A file that could not be loaded, an error outside any test and a missing report are failures too. */
function count(report, code) {
  let passed = 0
  let failed = 0
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    passed = result.numPassedTests
    const broken = result.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    )
    failed = result.numFailedTests + broken.length
  } catch {
    if (code === 0) return { passed, failed }
  }
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}
