import type { Event } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { crediting } from './reactions.ts'

const appended = (from: Extract<Event, { type: 'message.appended' }>['from']) => ({
  workspaceId: 'ws_1',
  lane: 0,
  position: 1,
  subjectId: 'wi_1',
  subjectKind: 'work-item' as const,
  version: 2,
  actor: { kind: 'system' as const, name: 'test' },
  at: 0,
  event: {
    type: 'message.appended' as const,
    messageId: 'msg_1',
    seq: 2,
    from,
    contentId: 'cnt_1',
    attachments: [],
  },
})

describe('crediting', () => {
  it('tells each article that an answer cites, once', () => {
    const entry = appended({
      by: 'ai',
      assistantVersion: 'built-in',
      draftId: 'drf_1',
      sources: [
        { articleId: 'art_1', articleVersion: 3, title: 'One' },
        { articleId: 'art_2', articleVersion: 1, title: 'Two' },
      ],
      spans: [],
      confidence: 1,
    })
    expect(crediting.react(entry, [], 0).commands).toEqual([
      {
        subjectId: 'art_1',
        subjectKind: 'article',
        command: { type: 'credit-answer', articleVersion: 3, messageId: 'msg_1' },
      },
      {
        subjectId: 'art_2',
        subjectKind: 'article',
        command: { type: 'credit-answer', articleVersion: 1, messageId: 'msg_1' },
      },
    ])
  })

  it('has nothing to say about what people write', () => {
    expect(crediting.react(appended({ by: 'contact' }), [], 0)).toEqual({ alarms: [], commands: [] })
  })
})
