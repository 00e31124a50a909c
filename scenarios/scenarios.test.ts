import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  livenessViolations,
  logViolations,
  noteMarker,
  restViolations,
  viewViolations,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { play, readScenario, withTranscript } from './play.ts'
import { transcriptOf } from './transcript.ts'

/** Stories the product must tell. `WARMLINE_GOLDEN=update` writes the transcripts anew; read the diff. */
const isUpdate = process.env['WARMLINE_GOLDEN'] === 'update'
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.md'))
  .sort()

describe('scenarios', () => {
  it('has those that every later change must keep', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'ai-answers-late.md',
        'everyone-declines.md',
        'insists-on-a-human.md',
        'nobody-on-duty.md',
        'one-person-company.md',
        'returns-after-three-days.md',
        'worker-vanishes.md',
      ]),
    )
  })

  for (const file of files) {
    const path = join(import.meta.dirname, file)
    const source = readFileSync(path, 'utf8')
    const scenario = readScenario(source)
    it(scenario.title, () => {
      const played = play(scenario)
      const transcript = transcriptOf(played)
      if (isUpdate) writeFileSync(path, withTranscript(source, transcript))
      else expect(transcript).toBe(scenario.then)
      const { desk } = played
      expect(logViolations(desk.log)).toEqual([])
      expect(livenessViolations(desk)).toEqual([])
      expect(desk.items().flatMap(restViolations)).toEqual([])
      expect(viewViolations(desk, noteMarker)).toEqual([])
    })
  }
})
