import type { AskWay, AssignWay, CallbackMode, Channel, GateCheck, Source } from '@warmline/contracts'
import type { AnswerDraft, GateFacts } from '../quality/gate.ts'

/** What routes, reactions and alarms may ask of a work item. Text travels in commands and lands in content rows. */
export type WorkCommand =
  | {
      type: 'open-conversation'
      itemId: string
      contactId: string
      channel: Channel
      language: string
      /** policy at this instant, stamped by the shell: hours, promise, whether the AI is on, the previous item */
      policy: PolicyNow
      wants: 'ai' | 'person'
      /** a worker who spoke with this contact before and still works here, asked for by the contact */
      wish?: string | null
      previous: { itemId: string; closedAt: number } | null
      first: IncomingMessage | null
    }
  | { type: 'append-message'; message: IncomingMessage; policy: PolicyNow }
  | { type: 'ask-for-human'; how: AskWay; wish?: string | null; policy: PolicyNow }
  | { type: 'withdraw-ask' }
  | { type: 'let-ai-try'; on: boolean }
  | { type: 'choose-wait'; way: 'here'; policy: PolicyNow }
  | {
      type: 'choose-wait'
      way: 'callback'
      at: number
      workerId: string | null
      mode: CallbackMode
      phone: string | null
      policy: PolicyNow
    }
  | { type: 'choose-wait'; way: 'email'; email: string | null; policy: PolicyNow }
  | { type: 'read'; by: 'contact' | 'team'; upTo: number }
  | { type: 'rate'; score: number; comment: string | null }
  | { type: 'answer-solved'; solved: boolean; policy: PolicyNow }
  | { type: 'ask-solved'; when: 'now' | 'later' }
  | { type: 'close'; by: 'contact' | 'system' }
  // AI
  | { type: 'request-draft'; purpose: 'reply' | 'suggestion'; messageSeq: number }
  | {
      type: 'deliver-draft'
      draftId: string
      epoch: number
      draft:
        | AnswerDraft
        | { kind: 'no-answer'; reason: string; topic: string | null }
        | { kind: 'failed'; late: boolean }
      facts: GateFacts
      policy: PolicyNow
    }
  // dispatch
  /** `capacity`: the worker's, under which the place was chosen */
  | { type: 'assign'; workerId: string; slot: number; capacity: number; way: AssignWay; epoch: number }
  | { type: 'pass'; workerId: string; epoch: number; policy: PolicyNow }
  | { type: 'release'; workerId: string; epoch: number; note: string | null; policy: PolicyNow }
  | {
      type: 'transfer'
      workerId: string
      epoch: number
      toWorkerId: string | null
      topic: string | null
      note: string | null
      policy: PolicyNow
    }
  | { type: 'relieve'; workerId: string; epoch: number }
  | { type: 'lose-connection'; workerId: string; epoch: number }
  | { type: 'restore-connection'; workerId: string; epoch: number }
  | { type: 'park'; workerId: string; epoch: number; policy: PolicyNow }
  | {
      type: 'reply'
      workerId: string
      epoch: number
      messageId: string
      text: string
      attachments: string[]
      draftId: string | null
    }
  | { type: 'finish'; workerId: string; epoch: number }
  | {
      type: 'wrap-up'
      workerId: string | null
      epoch: number
      disposition: string | null
      topic: string | null
      note: string | null
    }
  // promise
  | { type: 'widen-promise'; promiseId: string; step: 50 | 75 | 90 }
  | { type: 'call-backstop'; promiseId: string; workerId: string | null }
  | { type: 'miss-promise'; promiseId: string; dueAt: number; policy: PolicyNow }
  | { type: 'ring-callback'; callbackId: string }
  | { type: 'record-callback'; workerId: string; epoch: number; outcome: 'reached' | 'no-answer' }
  | { type: 'repoint-contact'; contactId: string }

export interface IncomingMessage {
  messageId: string
  text: string
  attachments: string[]
  /** heard by code before and outside any AI */
  asks: { how: AskWay; sure: boolean } | null
  /** a sign that the contact is in need (a death, an illness, debts, danger) was seen: a person answers, not the AI */
  inNeed?: boolean
}

/** The workspace's rules at this instant, computed by the shell with core functions and stamped on the command. */
export interface PolicyNow {
  aiOn: boolean
  promiseDueMs: number
  /** now is within staffed hours for the item's language */
  staffed: boolean
  /** the next instant with staffed hours for this language, null when there is none in the calendar */
  opensAt: number | null
  callbacks: boolean
  mail: boolean
}

export type { AnswerDraft, GateCheck, GateFacts, Source }
