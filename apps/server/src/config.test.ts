import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigProblem, options, readConfig, usage } from './config.ts'

const page = readFileSync(new URL('../../../docs/guides/settings.md', import.meta.url), 'utf8')

const escaped = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

describe('the settings page and the table of options', () => {
  it('says the same of every option, and nothing more', () => {
    const rows = Object.values(options).map((option) => {
      const names = [
        'flag' in option ? `\`--${option.flag}\`` : '',
        'env' in option ? `\`${option.env}\`` : '',
      ].filter((name) => name !== '')
      return escaped(`| ${names.join(' ')} | ${option.fallback} | ${option.help} |`)
    })
    const table = page.split('\n').filter((line) => line.startsWith('| `'))
    expect(table).toEqual(rows)
  })
})

describe('what may be given', () => {
  it('a flag wins over the environment', () => {
    expect(readConfig(['--port', '9000'], { PORT: '9001' }).port).toBe(9000)
    expect(readConfig([], { PORT: '9001' }).port).toBe(9001)
    expect(readConfig([], {}).port).toBe(8080)
  })

  it.each([
    [['--port', 'abc'], {}],
    [['--port', '70000'], {}],
    [['--nonsense'], {}],
    [['--host', '999.1.1.1'], {}],
    [['--host', 'two words'], {}],
    [[], { DATABASE_URL: 'mysql://here' }],
    [[], { DATABASE_URL: 'postgres://user:pa#ss@:x/y' }],
    [[], { SMTP_URL: 'http://mail' }],
    [[], { WARMLINE_OPERATOR_TOKEN: 'short' }],
    [[], { WARMLINE_LOG: 'loud' }],
  ])('refuses %j %j in one line', (argv, environment) => {
    expect(() => readConfig(argv, environment)).toThrow(ConfigProblem)
    try {
      readConfig(argv, environment)
    } catch (error) {
      expect(String(error)).not.toContain('\n')
    }
  })

  it('takes a socket directory for the database', () => {
    const { databaseUrl } = readConfig([], { DATABASE_URL: 'postgresql://me@/desk?host=%2Frun%2Fpg' })
    expect(databaseUrl).toBe('postgresql://me@localhost/desk?host=%2Frun%2Fpg')
  })

  it('is on loopback only when nothing outside is meant', () => {
    expect(readConfig([], {}).onLoopback).toBe(true)
    expect(readConfig(['--host', '0.0.0.0'], {}).onLoopback).toBe(false)
    expect(readConfig([], { PUBLIC_URL: 'https://desk.example.com' })).toMatchObject({
      onLoopback: false,
      secure: true,
    })
  })
})

it('says in the help what every flag does', () => {
  for (const option of Object.values(options))
    if ('flag' in option)
      expect(usage()).toMatch(new RegExp(`^ {2}--${option.flag}( X)? .*${option.help.slice(0, 12)}`, 'm'))
})
