import type { BodyOf, CallbackSlot } from '@warmline/contracts'
import type { ComponentChildren } from 'preact'
import { threadOf } from '../model.ts'
import { cross, Icon, person } from '../view/icon.tsx'
import { back, bubble, check, clock, down, join, key, paper, plus } from './icons.ts'
import type { LaterParts } from './later.ts'

/** Pages over the conversation; the head with the human control stays in sight. Loaded at the first use. */
export function Sheet(parts: LaterParts) {
  switch (parts.model.sheet) {
    case 'menu':
      return <Menu {...parts} />
    case 'call':
      return <Call {...parts} />
    case 'email':
      return <Email {...parts} />
    case 'history':
      return <History {...parts} />
    case null:
      return null
    default:
      return <Own {...parts} />
  }
}

export const Page = ({
  title,
  words,
  act,
  children,
}: LaterParts & { title: string; children: ComponentChildren }) => (
  <section class="sheet" role="dialog" aria-label={title}>
    <div class="title">
      <button type="button" class="icon" aria-label={words.back} onClick={() => act.sheet(null)}>
        <Icon d={back} />
      </button>
      <h3 tabIndex={-1}>{title}</h3>
    </div>
    {children}
  </section>
)

/** The contact's own pages come with their own part. */
function Own(parts: LaterParts) {
  const { later, words, model } = parts
  later.wantOwn()
  return later.own ? (
    later.own.Sheet(parts)
  ) : (
    <Page title={words.more} {...parts}>
      <p class="sm mut">{model.notice ?? words.loading}</p>
    </Page>
  )
}

function Menu(parts: LaterParts) {
  const { words, later, screen, model, act } = parts
  const { files } = later
  const { thread } = screen
  later.wantOwn()
  const entry = (icon: string, name: string, label: string, tap: () => void) => (
    <button type="button" class="row" onClick={tap}>
      <Icon d={icon} c={`i-${name}`} />
      {label}
    </button>
  )
  const sure = (label: string, yes: string, tap: () => void) => (
    <fieldset class="ask-card" aria-label={label}>
      <button type="button" class="btn" onClick={tap}>
        {yes}
      </button>
      <button type="button" class="btn" onClick={() => later.act.ask(null)}>
        {words.back}
      </button>
    </fieldset>
  )
  return (
    <Page title={words.more} {...parts}>
      {screen.itemId && entry(plus, 'plus', words.startNew, () => later.act.startNew())}
      {entry(clock, 'clock', words.history, () => act.sheet('history'))}
      {thread && entry(down, 'down', words.transcript, () => void files.transcript(model.language, 'text'))}
      {thread && entry(paper, 'paper', words.print, () => void files.transcript(model.language, 'html'))}
      {thread && entry(key, 'key', words.caseKey, () => act.sheet('key'))}
      {entry(person, 'know', later.own?.words.know ?? words.loading, () => act.sheet('know'))}
      {entry(join, 'join', later.own?.words.join ?? words.loading, () => act.sheet('join'))}
      {thread &&
        thread.status !== 'closed' &&
        entry(check, 'check', words.endNow, () => later.act.ask('end'))}
      {model.sure === 'end' && sure(words.endNow, words.endSure, () => later.act.end())}
      {model.known && entry(cross, 'cross', words.forget, () => later.act.ask('forget'))}
      {model.sure === 'forget' && sure(words.forget, words.forgetSure, () => later.act.forget())}
      {model.known && <p class="sm mut">{words.forgetNote}</p>}
    </Page>
  )
}

function Call(parts: LaterParts) {
  const { words, act, model, later } = parts
  const choose = (body: BodyOf<'chooseWait'>) => later.act.chooseWait(body)
  const book = (form: HTMLFormElement, slot: CallbackSlot) => {
    const data = new FormData(form)
    if (data.get('mode') !== 'phone') return choose({ way: 'callback', slotId: slot.slotId, mode: 'chat' })
    const field = form.elements.namedItem('phone') as HTMLInputElement
    const phone = field.value.trim()
    if (/^\+?[0-9 ()-]{6,24}$/.test(phone)) {
      return choose({ way: 'callback', slotId: slot.slotId, mode: 'phone', phone })
    }
    field.setAttribute('aria-invalid', 'true')
    field.focus()
    act.tell(words.phoneBad)
  }
  if (!model.slots) void later.act.loadSlots()
  return (
    <Page title={words.callTitle} {...parts}>
      <form onSubmit={(event) => event.preventDefault()}>
        <fieldset class="choose">
          <legend>{words.callHow}</legend>
          <label>
            <input type="radio" name="mode" value="chat" checked />
            {words.inChat}
          </label>
          <label>
            <input type="radio" name="mode" value="phone" />
            {words.byPhone}
          </label>
          <label class="full phone">
            {words.phoneNumber}
            <input class="field" name="phone" type="tel" autoComplete="tel" inputMode="tel" dir="ltr" />
          </label>
        </fieldset>
        {model.notice !== null && (
          <p class="note sm" role="alert">
            {model.notice}
          </p>
        )}
        <Slots {...parts} book={book} />
      </form>
    </Page>
  )
}

function Slots({
  words,
  model,
  later,
  book,
}: LaterParts & { book: (form: HTMLFormElement, slot: CallbackSlot) => void }) {
  const { slots } = model
  if (slots === null || slots === 'loading') return <p class="sm mut">{words.loading}</p>
  if (slots === 'failed') {
    return (
      <p class="sm">
        {words.failed}{' '}
        <button type="button" class="link" onClick={() => void later.act.loadSlots()}>
          {words.again}
        </button>
      </p>
    )
  }
  if (slots.length === 0) return <p class="sm">{words.noSlots}</p>
  const days = Map.groupBy(slots, (slot) => later.format.day(slot.at, model.now))
  return (
    <>
      <p class="sm mut">{words.pickTime}</p>
      {[...days].map(([day, ofDay]) => (
        <fieldset key={day} class="slots">
          <legend>{day}</legend>
          {ofDay.slice(0, 24).map((slot) => (
            <button
              type="button"
              key={slot.slotId}
              class="btn"
              onClick={({ currentTarget }) => currentTarget.form !== null && book(currentTarget.form, slot)}
            >
              {later.format.clock(slot.at)}
              {slot.name !== null && <span class="xs mut">{slot.name}</span>}
            </button>
          ))}
        </fieldset>
      ))}
    </>
  )
}

function Email(parts: LaterParts) {
  const { words, act, model, later } = parts
  const choose = (body: BodyOf<'chooseWait'>) => later.act.chooseWait(body)
  const known = model.contact?.identified === true
  return (
    <Page title={words.emailTitle} {...parts}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const field = event.currentTarget.elements.namedItem('email') as HTMLInputElement
          const email = field.value.trim()
          if (email === '' && known) return choose({ way: 'email' })
          if (email !== '' && field.validity.valid) return choose({ way: 'email', email })
          field.setAttribute('aria-invalid', 'true')
          field.focus()
          act.tell(words.emailBad)
        }}
      >
        <label class="full">
          {words.emailField}
          <input class="field" name="email" type="email" autoComplete="email" dir="ltr" />
        </label>
        {known && <p class="sm mut">{words.emailKnown}</p>}
        {model.notice !== null && (
          <p class="note sm" role="alert">
            {model.notice}
          </p>
        )}
        <button type="submit" class="btn h">
          {words.emailSend}
        </button>
      </form>
    </Page>
  )
}

function History(parts: LaterParts) {
  const { words, model, later, screen } = parts
  const others = model.contact?.threads.filter(({ head }) => head.itemId !== screen.itemId).toReversed() ?? []
  return (
    <Page title={words.history} {...parts}>
      {others.length === 0 && <p class="sm mut">{words.historyEmpty}</p>}
      {others.map(({ head }) => (
        <button type="button" class="row" key={head.itemId} onClick={() => void later.act.pick(head.itemId)}>
          <Icon d={bubble} />
          <span class="grow">
            <span class="el" dir="auto">
              {firstWords(threadOf(model, head.itemId)) ?? words.conversation}
            </span>
            <span class="xs mut">{later.format.date(head.openedAt)}</span>
          </span>
        </button>
      ))}
    </Page>
  )
}

const firstWords = (thread: ReturnType<typeof threadOf>): string | null => {
  const first = thread?.entries.find((entry) => entry.entry === 'message' && entry.by === 'contact')
  return first?.entry === 'message' ? (first.text?.slice(0, 80) ?? null) : null
}
