import { writeFile } from 'node:fs/promises'
import { readOptions, UsageProblem } from './options.ts'
import { missedBars, printReport } from './report.ts'
import { runChaos } from './run.ts'

try {
  const options = readOptions(process.argv.slice(2))
  const begun = performance.now()
  const report = await runChaos(options, (line) =>
    process.stderr.write(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`),
  )
  process.stdout.write(`\n${printReport(report)}`)
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`)
  if (report.violations.length > 0 || missedBars(report).length > 0) process.exitCode = 1
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
