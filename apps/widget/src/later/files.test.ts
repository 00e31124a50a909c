import { limits } from '@warmline/contracts/words'
import { expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { refusalOf } from './files.ts'

it.each([
  [{ type: 'image/png', size: 10 }, 0, null],
  [{ type: 'image/png', size: limits.attachmentBytes }, 4, null],
  [{ type: 'image/png', size: limits.attachmentBytes + 1 }, 0, 'size'],
  [{ type: 'image/png', size: 0 }, 0, 'size'],
  [{ type: 'image/svg+xml', size: 10 }, 0, 'type'],
  [{ type: '', size: 10 }, 0, 'type'],
  [{ type: 'image/png', size: 10 }, limits.attachmentsPerMessage, 'count'],
])('%j after %i files → %s', (file, already, why) => {
  expect(refusalOf(file, already)).toBe(why)
})

it('ids are prefixed UUIDv7 in the order of time', () => {
  const ids = [1, 2, 1_700_000_000_000].map((now) => newId('msg', now))
  for (const id of ids)
    expect(id).toMatch(/^msg_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids.toSorted()).toEqual(ids)
})
