import { writeFileSync } from 'node:fs'

const FINISHED = new Set(['passed', 'failed', 'skipped'])

/**
 * A vitest reporter: writes `{ passed, failures: [{ file, name, text }] }` to $WARMLINE_REPORT. A file that could not
 * be loaded or did not end, a broken hook and an error outside any test are failures too.
 */
export default class FailureReporter {
  onTestRunEnd(modules, unhandled) {
    let passed = 0
    const failures = []
    for (const module of modules) {
      const fail = (name, errors) =>
        failures.push({ file: module.relativeModuleId, name, text: textOf(errors) })
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        if (state === 'passed') passed += 1
        if (state === 'failed') fail(test.fullName, errors)
      }
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) fail(`${suite.fullName} (hook)`, suite.errors())
      if (module.errors().length > 0) fail('the file itself or its hooks', module.errors())
      else if (!FINISHED.has(module.state())) fail('the file did not end', [])
    }
    for (const error of unhandled)
      failures.push({
        file: error.VITEST_TEST_PATH ?? '',
        name: 'an error outside any test',
        text: textOf([error]),
      })
    writeFileSync(process.env.WARMLINE_REPORT, JSON.stringify({ passed, failures }))
  }
}

/** What was said, what differed, and where in our own files. */
function textOf(errors) {
  const texts = (errors ?? []).map(({ name, message, diff, stack }) => {
    const where = (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line) && !/node_modules|<anonymous>/.test(line))
    return [`${name ?? 'Error'}: ${message}`, diff, ...where].filter(Boolean).join('\n')
  })
  return texts.join('\n')
}
