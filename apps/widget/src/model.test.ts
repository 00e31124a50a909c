import { describe, expect, it } from 'vitest'
import { initialModel, shownItem } from './model.ts'
import { openWith } from './outbox.ts'

const model = (change: Partial<ReturnType<typeof initialModel>> = {}) => ({
  ...initialModel('en', 0),
  ...change,
})
const opener = {
  key: 'evt_1',
  at: 0,
  itemId: 'evt_1',
  command: openWith({ messageId: 'msg_1', text: 'Hello' }, 'ai', 'en'),
  state: 'queued' as const,
  files: [],
}

describe('which conversation is on screen while nothing could be fetched', () => {
  it('is the one from before the reload, so that words go on in it', () => {
    expect(shownItem(model({ last: 'wi_1' }))).toBe('wi_1')
  })
  it('is none when there was none', () => {
    expect(shownItem(model())).toBe(null)
  })
  it('is a new one when the contact chose that, or has begun one', () => {
    expect(shownItem(model({ last: 'wi_1', chosen: 'new' }))).toBe(null)
    expect(shownItem(model({ last: 'wi_1', outbox: [opener] }))).toBe('evt_1')
  })
  it('is what the server says as soon as it speaks', () => {
    const contact = { contactId: 'ctc_1', threads: [] } as unknown as NonNullable<
      ReturnType<typeof initialModel>['contact']
    >
    expect(shownItem(model({ last: 'wi_1', contact }))).toBe(null)
  })
})
