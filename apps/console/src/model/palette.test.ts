import { describe, expect, it } from 'vitest'
import { type Command, folded, grouped, ranked, score } from './palette.ts'

const command = (label: string, part: Partial<Command> = {}): Command => ({
  id: label,
  group: 'places',
  label,
  run: () => undefined,
  ...part,
})
const labels = (list: readonly Command[]) => list.map((c) => c.label)

describe('finding a command', () => {
  it('does not mind marks, capitals and letters of neighbours', () => {
    expect(folded('Łukasz Åsberg Straße Søren')).toBe('lukasz asberg strasse soren')
    expect(score('lukasz', 'Łukasz Wiśniewski')).not.toBeNull()
  })
  it('takes letters in order, but not strewn over a sentence', () => {
    expect(score('ibx', 'Inbox')).toBe(1)
    expect(score('hnd ovr', 'Hand over')).not.toBeNull()
    expect(score('gsp', 'Go to the page of promises')).toBeNull()
    expect(score('zzz', 'Inbox')).toBeNull()
  })
  it('needs every word, in any order', () => {
    expect(score('nowak zofia', 'Zofia Nowak')).not.toBeNull()
    expect(score('zofia brandt', 'Zofia Nowak')).toBeNull()
  })
  it('puts the start of a word before its middle, and the label before what is beside it', () => {
    const list = [command('Unpause'), command('Pause'), command('Home', { also: 'pause room' })]
    expect(labels(ranked('pause', list))).toEqual(['Pause', 'Home', 'Unpause'])
  })
  it('shows everything in its order while nothing is typed', () => {
    const list = [command('B'), command('A')]
    expect(labels(ranked('  ', list))).toEqual(['B', 'A'])
  })
  it('keeps groups together, the best group first', () => {
    const list = [command('1', { group: 'you' }), command('2'), command('3', { group: 'you' })]
    expect(labels(grouped(list))).toEqual(['1', '3', '2'])
  })
})
