import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT, runNode } from './run.mjs'

const MOST_FAILURES = 20
const MOST_LINES = 40
const LONGEST_LINE = 400

/**
 * Runs vitest, then prints which tests failed and why (in short, under the line `── failed`), and `N passed, N failed`
 * alone on the last line. Gives 0 only if nothing failed.
 */
export async function runTests(args, environment = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'warmline-report-'))
  const report = join(directory, 'report.json')
  try {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts', 'reporter.mjs')}`]
    const code = await runNode([vitest, 'run', ...reporters, ...args], {
      ...environment,
      WARMLINE_REPORT: report,
    })
    const { passed, failures } = read(report, code)
    if (failures.length > 0) console.log(inShort(failures))
    console.log(`${passed} passed, ${failures.length} failed`)
    return failures.length === 0 ? 0 : 1
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A missing report and a bad end without any failure are one failure. */
function read(report, code) {
  let result = { passed: 0, failures: [] }
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    // vitest ended before it could report: its code tells.
  }
  if (result.failures.length === 0 && code !== 0)
    result.failures.push({ file: 'vitest', name: `ended with code ${code}`, text: '' })
  return result
}

function inShort(failures) {
  const shown = failures.slice(0, MOST_FAILURES).flatMap(({ file, name, text }) => {
    const lines = stripVTControlCharacters(text).split('\n')
    const first = lines.slice(0, MOST_LINES).map((line) => `    ${line.slice(0, LONGEST_LINE)}`)
    const left = lines.length - first.length
    return [`✗ ${file} › ${name}`, ...first, ...(left > 0 ? [`    … ${left} more lines`] : [])]
  })
  const left = failures.length - MOST_FAILURES
  return ['── failed', ...shown, ...(left > 0 ? [`… and ${left} more failures`] : [])].join('\n')
}
