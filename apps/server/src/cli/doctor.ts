import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { databaseFindings, forgetGivenUpAlarms } from '../doctor/database.ts'
import { type Finding, lineOf, ok, wrong } from '../doctor/finding.ts'
import { dataDirectory, masterKey, nodeVersion, owedScrub, portTaken } from '../doctor/machine.ts'
import { serverFindings } from '../doctor/server.ts'
import { addresses, collector, mailServer, watching } from '../doctor/settings.ts'
import { errorLine, StartProblem } from '../platform/embedded/problem.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'

const usage = `Usage: npm run doctor -- [--data DIR] [--port N] [--host H] [--url U] [--json FILE]
Looks at this machine, its settings and its data, beside a running server or without one, and says what to do.
  --url U      asks the server at this address alone, as somebody outside would
  --json FILE  writes the findings too
  --forget-alarms  takes alarms that gave up off the list, after you have looked at each
Settings are read from the environment, as the server does. Ends with 1 when something needs doing.`

function configOr(given: string[]): Config | Finding {
  try {
    return readConfig(given, process.env)
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error
    return wrong(
      'settings',
      `A setting is wrong: ${error.message}`,
      'Correct it; the server does not start with it.',
    )
  }
}

async function here(config: Config): Promise<Finding[]> {
  const { findings: keyFindings, keys } = await masterKey(config)
  const findings = [
    nodeVersion(),
    ...(await dataDirectory(config.data)),
    ...(await owedScrub(config.data)),
    ...keyFindings,
    ...addresses(config),
    ...watching(config),
    await portTaken(config),
    ...(await mailServer(config)),
    ...(await collector(config)),
  ]
  const isEmbedded = config.databaseUrl === null
  if (isEmbedded && !existsSync(join(config.data, 'postgres', 'PG_VERSION'))) return findings
  try {
    const look = (owner: Parameters<typeof databaseFindings>[0]['owner']) =>
      databaseFindings({ owner, config, keys, isEmbedded })
    findings.push(...(await withOwner({ data: config.data, mayCreate: false }, look)))
  } catch (error) {
    if (error instanceof StartProblem) findings.push(wrong('database', error.message, error.remedy))
    else if (error instanceof CommandProblem)
      findings.push(wrong('database', error.message, 'Is the database server up, and reachable from here?'))
    else
      findings.push(
        wrong(
          'database',
          `The database does not start (${errorLine(error)}).`,
          'Read <data>/run/postgres.log.',
        ),
      )
  }
  return findings
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: process.env['WARMLINE_DATA'] ?? DEFAULT_DATA_DIR },
      port: { type: 'string' },
      host: { type: 'string' },
      url: { type: 'string' },
      json: { type: 'string' },
      'forget-alarms': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const flags = (['data', 'port', 'host'] as const).flatMap((name) => {
    const value = values[name]
    return value === undefined ? [] : [`--${name}`, value]
  })
  if (values.url !== undefined && !/^https?:\/\//.test(values.url))
    throw new CommandProblem('--url must begin with http:// or https://.')
  if (values['forget-alarms']) {
    const forgotten = await withOwner({ data: values.data, mayCreate: false }, forgetGivenUpAlarms)
    console.log(`Alarms that gave up and are off the list now: ${forgotten}.\n`)
  }
  const config = configOr(flags)
  const findings =
    values.url !== undefined
      ? await serverFindings(values.url)
      : 'check' in config
        ? [nodeVersion(), config]
        : [ok('settings', 'The settings can be read.'), ...(await here(config))]
  for (const finding of findings) console.log(lineOf(finding))
  const count = findings.filter(({ level }) => level === 'wrong').length
  console.log(
    count === 0
      ? '\nNothing needs doing.'
      : `\n${count} ${count === 1 ? 'thing needs' : 'things need'} doing (✗).`,
  )
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ isWell: count === 0, findings }, null, 2)}\n`)
  if (count > 0) process.exitCode = 1
}, [])
