import type { FrontView, ThreadHead, ThreadView } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import type { Format } from './locale.ts'
import { isOffline, type Model, shownItem, threadOf } from './model.ts'
import type { OutboxCommand } from './outbox.ts'
import { type Row, rowsOf } from './rows.ts'
import { frontWait, type WaitPhrase, waitPhrase } from './waiting.ts'
import type { Words } from './words/words.ts'

/** Who speaks, at the top. */
export interface HeadScreen {
  mark: 'ai' | 'person' | 'waiting'
  initials: string
  title: string
  isPerson: boolean
  sub: string
}

type Withdraw = 'ask' | 'sure'

/** The human control: in every state exactly one of these is on screen. */
export type HumanScreen =
  | { kind: 'bar'; title: string; note: string; button: string }
  | { kind: 'kept'; title: string; note: string }
  | ({
      kind: 'waiting'
      ways: Ways
      aiMayTry: boolean | null
      /** null: not while a person holds it */
      withdraw: Withdraw | null
      /** a person holds it and is late: another one may be asked for */
      another: boolean
    } & WaitPhrase)
  | { kind: 'booked'; title: string; note: string; ways: Ways; withdraw: Withdraw | null; big: string }
  | { kind: 'ringing'; title: string; note: string }
  | { kind: 'person'; note: string | null }

export interface Ways {
  chosen: 'here' | 'call' | 'email'
  call: boolean
  email: boolean
}

/** One question under the last message, at most. */
export type QuestionScreen =
  | { kind: 'offer'; offerKey: string }
  | { kind: 'solved'; later: boolean }
  | { kind: 'rate' }
  | { kind: 'comment'; score: number }

export interface Screen {
  dir: 'ltr' | 'rtl'
  itemId: string | null
  head: HeadScreen
  human: HumanScreen
  banner: { tone: 'warn' | 'bad'; text: string } | null
  rows: Row[]
  typing: { by: 'ai' | 'worker'; text: string } | null
  questions: QuestionScreen[]
  closed: boolean
  /** a conversation exists on the server: transcript, case key and end are possible */
  saved: boolean
}

/** Everything on screen, from everything known: pure, tested by tables. */
export function screenOf(model: Model, words: Words, format: Format): Screen {
  const itemId = shownItem(model)
  const thread = threadOf(model, itemId)
  const head = thread?.head ?? null
  return {
    dir: format.rtl ? 'rtl' : 'ltr',
    itemId,
    head: headOf(head, model, words, asksForPerson(model, itemId)),
    human: humanOf(thread, model, words, format, itemId),
    banner: bannerOf(head, model, words),
    rows: rowsOf(thread, model, itemId, words, format),
    typing: typingOf(thread, model, words, itemId),
    questions: head === null ? [] : questionsOf(head, model, commandsOnTheirWay(model, itemId)),
    closed: head?.status === 'closed',
    saved: head !== null,
  }
}

/** The contact asked and the server has not said so yet. */
export const asksForPerson = (model: Model, itemId: string | null): boolean =>
  model.outbox.some(
    ({ itemId: of, state, command }) =>
      of === itemId &&
      state !== 'refused' &&
      (command.name === 'askForHuman' ||
        (command.name === 'openConversation' && command.body.wants === 'person')),
  )

export const initialsOf = (name: string): string => {
  const parts = name.trim().split(/\s+/)
  return parts
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()
}

function headOf(head: ThreadHead | null, model: Model, words: Words, asks: boolean): HeadScreen {
  const company = model.front?.name ?? ''
  const name = head?.holder?.name ?? words.somebody
  if (head !== null && head.holder !== null && (head.status === 'person' || head.status === 'wrapping-up')) {
    const here = head.promise === null ? words.personHere : words.reading
    const sub = head.status === 'wrapping-up' ? words.finishing : here
    return { mark: 'person', initials: initialsOf(name), title: name, isPerson: true, sub }
  }
  if (head?.status === 'waiting' || head?.status === 'callback' || asks) {
    const way = head?.callback?.ringing ? 'here' : head?.promise?.way
    const booked = way === 'callback' || way === 'email'
    const sub = head?.aiMayTry ? words.comingAi : words.comingNoAi
    return { mark: 'waiting', initials: '', title: booked ? company : words.coming, isPerson: false, sub }
  }
  if (head?.status === 'closed') {
    return { mark: 'ai', initials: '', title: words.closedTitle, isPerson: false, sub: words.closedNote }
  }
  return model.front?.aiOn === false
    ? {
        mark: 'waiting',
        initials: '',
        title: words.peopleTitle(company),
        isPerson: false,
        sub: words.peopleNote,
      }
    : { mark: 'ai', initials: '', title: words.aiTitle(company), isPerson: false, sub: words.aiNote }
}

function humanOf(
  thread: ThreadView | null,
  model: Model,
  words: Words,
  format: Format,
  itemId: string | null,
): HumanScreen {
  const { front, now } = model
  const head = thread?.head ?? null
  const withdraw = model.withdrawing ? 'sure' : 'ask'
  if (head?.status === 'person' && head.holder !== null) {
    return heldOf(head, head.holder, model, words, format)
  }
  if (head?.status === 'waiting' && head.callback?.ringing) return ringing(head, words)
  if (head?.promise && (head.status === 'waiting' || head.status === 'callback')) {
    const ways = waysOf(head, front)
    if (ways.chosen === 'here') {
      const phrase = waitPhrase(head.promise, front, placeIn(thread), now, words, format)
      return {
        kind: 'waiting',
        ...phrase,
        ways,
        aiMayTry: front?.aiOn === false ? null : head.aiMayTry,
        withdraw,
        another: false,
      }
    }
    return { kind: 'booked', ...bookedWords(head, now, words, format), ways, withdraw }
  }
  if (asksForPerson(model, itemId)) {
    return isOffline(model)
      ? { kind: 'kept', title: words.askKept, note: words.askKeptNote }
      : { kind: 'kept', title: words.asking, note: frontWait(front, now, words, format) }
  }
  return {
    kind: 'bar',
    title: words.talkToPerson,
    note: frontWait(front, now, words, format),
    button: words.askForOne,
  }
}

/** A person holds it: until their first words the promise is open, and another person can be asked for. */
function heldOf(
  head: ThreadHead,
  holder: NonNullable<ThreadHead['holder']>,
  model: Model,
  words: Words,
  format: Format,
): HumanScreen {
  const { front, now } = model
  const { promise, callback } = head
  if (callback?.ringing && callback.mode === 'phone') return ringing(head, words)
  const away = holder.connected ? null : words.personAway(holder.name ?? words.somebody)
  if (promise === null) return { kind: 'person', note: away }
  const asks = asksForPerson(model, head.itemId)
  if (promise.missed > 0) {
    const waysNow = waysOf(head, front)
    if (waysNow.chosen !== 'here' && !callback?.ringing)
      return { kind: 'booked', ...bookedWords(head, now, words, format), ways: waysNow, withdraw: null }
    const phrase = waitPhrase(promise, front, null, now, words, format)
    const ways = { ...waysNow, chosen: 'here' as const }
    return { kind: 'waiting', ...phrase, ways, aiMayTry: null, withdraw: null, another: !asks }
  }
  const note = away ?? words.promised(format.when(promise.dueAt, now))
  return asks
    ? { kind: 'kept', title: isOffline(model) ? words.askKept : words.asking, note }
    : { kind: 'bar', title: words.talkToAnother, note, button: words.askForOne }
}

const ringing = (head: ThreadHead, words: Words): HumanScreen => ({
  kind: 'ringing',
  title: words.callDue,
  note: head.callback?.mode === 'phone' ? words.callNowPhone : words.callNowChat,
})

function waysOf(head: ThreadHead, front: FrontView | null): Ways {
  const way = head.promise?.way
  return {
    chosen: way === 'callback' ? 'call' : way === 'email' ? 'email' : 'here',
    call: front?.callbacks ?? false,
    email: front?.mail ?? false,
  }
}

function bookedWords(head: ThreadHead, now: number, words: Words, format: Format) {
  const { callback, promise } = head
  if (callback === null || promise?.way === 'email') {
    return { title: words.emailBooked, big: words.emailBy(format.when(promise?.dueAt ?? now, now)), note: '' }
  }
  return {
    title: words.callBooked,
    big: words.callWhen(format.when(callback.at, now), callback.name),
    note: callback.mode === 'phone' ? words.callByPhone : words.callByChat,
  }
}

/** The newest line that told a place; a later promise of being first counts as one. */
function placeIn(thread: ThreadView | null): number | null {
  const lines = thread?.entries.filter((entry) => entry.entry === 'line') ?? []
  const line = lines.findLast(
    ({ code }) => code === 'queued' || code === 'front-of-queue' || code === 'asked',
  )
  if (line === undefined) return null
  if (line.code === 'front-of-queue') return 1
  const { place } = line.params
  return typeof place === 'number' ? place : null
}

function bannerOf(head: ThreadHead | null, model: Model, words: Words): Screen['banner'] {
  if (!model.kept) return { tone: 'bad', text: words.notKept }
  if (!model.online) {
    const name = head?.status === 'person' ? head.holder?.name : null
    return { tone: 'warn', text: name ? words.offlineWith(name) : words.offline }
  }
  return isOffline(model) || model.link === 'stale' ? { tone: 'warn', text: words.reconnecting } : null
}

/** The AI counts as looking it up while the contact's last message stands unanswered with it, until its draft is late. */
function typingOf(
  thread: ThreadView | null,
  model: Model,
  words: Words,
  itemId: string | null,
): Screen['typing'] {
  const { typing, now } = model
  const head = thread?.head ?? null
  if (typing !== null && typing.itemId === itemId && typing.until > now) {
    return typing.by === 'ai'
      ? { by: 'ai', text: words.aiTyping }
      : { by: 'worker', text: words.typing(typing.name ?? head?.holder?.name ?? null) }
  }
  const last = thread?.entries.at(-1)
  const asked = head?.status === 'ai' && last?.entry === 'message' && last.by === 'contact'
  return asked && now - last.at < limits.draftDeadlineMs ? { by: 'ai', text: words.aiTyping } : null
}

const commandsOnTheirWay = (model: Model, itemId: string | null): OutboxCommand[] =>
  model.outbox
    .filter((entry) => entry.itemId === itemId && entry.state !== 'refused')
    .map(({ command }) => command)

/** An answer that is on its way counts as given. */
function questionsOf(head: ThreadHead, model: Model, onTheirWay: OutboxCommand[]): QuestionScreen[] {
  const rate = onTheirWay.findLast((command) => command.name === 'rate')
  const gives = (name: OutboxCommand['name']) => onTheirWay.some((command) => command.name === name)
  const questions: QuestionScreen[] = []
  const offerKey = `${head.itemId}:${head.lastSeq}`
  if (
    head.personOffered &&
    head.status === 'ai' &&
    !gives('askForHuman') &&
    !model.declinedOffers.includes(offerKey)
  ) {
    questions.push({ kind: 'offer', offerKey })
  }
  if (head.solvedAsked !== 'no' && head.solved === null && !gives('answerSolved')) {
    questions.push({ kind: 'solved', later: head.solvedAsked === 'later' })
  }
  if (head.status === 'closed') {
    const score = rate?.body.score ?? head.rating
    if (score === null) questions.push({ kind: 'rate' })
    else if (model.commenting === head.itemId) questions.push({ kind: 'comment', score })
  }
  return questions
}
