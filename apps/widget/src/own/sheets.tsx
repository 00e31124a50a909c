import type { KnownView } from '@warmline/contracts'
import type { FactKey } from '@warmline/contracts/own-words/words'
import { limits } from '@warmline/contracts/words'
import type { LaterParts } from '../later/later.ts'
import type { Own } from './own.ts'

type OwnParts = LaterParts & { own: Own }

/** "Robin again, if there": one tap, and the truth about now before it. */
export function Again({ own, model }: OwnParts) {
  const { last, words } = own
  const name = last?.name
  if (!name || model.outbox.some(({ command }) => command.name === 'askForHuman')) return null
  return (
    <div class="human again">
      <p class="grow xs">{words.now[last.now](name)}</p>
      <button type="button" class="btn ho" data-again="" onClick={() => own.again()}>
        {words.again(name)}
      </button>
    </div>
  )
}

export function Sheet(parts: OwnParts) {
  switch (parts.model.sheet) {
    case 'know':
      return <Know {...parts} />
    case 'key':
      return <Key {...parts} />
    case 'join':
      return <Join {...parts} />
    default:
      return null
  }
}

/** What happened, beside the button that was tapped; the announcer tells what is good. */
const Said = ({ own: { said }, at = '' }: OwnParts & { at?: string }) =>
  said?.at === at && (
    <p class={said.good ? 'note done sm' : 'note sm'} {...(said.good ? {} : { role: 'alert' })}>
      {said.text}
    </p>
  )

const languageIn = (locale: string, language: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language

const keys: readonly FactKey[] = ['name', 'email', 'phone', 'about']
const kinds = { name: 'text', email: 'email', phone: 'tel', about: 'text' } as const
/** the types know each kind of field, and not a field of one of these */
const typeOf = (key: FactKey) => ({ type: kinds[key] }) as { type: 'text' }
const auto = { name: 'name', email: 'email', phone: 'tel', about: 'off' } as const

/** What somebody here will see about the contact, and how to put it right. */
function Know(parts: OwnParts) {
  const { own, later } = parts
  const { words, known } = own
  const { Page } = later
  return (
    <Page title={words.know} {...parts}>
      <p class="sm">{words.knowNote}</p>
      {known && (
        <p class="sm mut">
          {words.base(later.format.date(known.firstSeenAt), languageIn(later.format.locale, known.language))}
        </p>
      )}
      <Said {...parts} />
      {known?.facts.length === 0 && <p class="sm mut">{words.knowNothing}</p>}
      {known?.facts.map((fact) => (
        <FactRow key={`${fact.key} ${fact.by}`} fact={fact} {...parts} />
      ))}
      {keys.map((key) => (
        <form
          key={key}
          onSubmit={(event) => {
            event.preventDefault()
            const field = event.currentTarget.elements.namedItem('value') as HTMLInputElement
            const value = field.value.trim()
            if (value)
              void own.correct(key, value, key).then((isSaved) => {
                if (isSaved && field.value.trim() === value) field.value = ''
              })
          }}
        >
          <label class="full">
            {words.fields[key]}
            <input
              class="field"
              name="value"
              {...typeOf(key)}
              autoComplete={auto[key]}
              maxLength={500}
              dir="auto"
              required
            />
          </label>
          <button type="submit" class="btn" aria-label={`${words.save}: ${words.fields[key]}`}>
            {words.save}
          </button>
          <Said {...parts} at={key} />
        </form>
      ))}
    </Page>
  )
}

function FactRow({ fact, ...parts }: OwnParts & { fact: KnownView['facts'][number] }) {
  const { own, words } = parts
  const { key, by, value, disputed } = fact
  const labels: Record<string, string> = own.words.fields
  const label = labels[key] ?? key
  const act = by === 'contact' ? words.remove : disputed ? own.words.undispute : own.words.dispute
  const tap = async (button: HTMLElement) => {
    if (by !== 'contact') return own.dispute(key, by, !disputed)
    // the button goes with its row: what happened stands at the top
    const heading = button.closest('.sheet')?.querySelector('h3')
    if (await own.correct(key as FactKey, null)) heading?.focus()
  }
  return (
    <div class="ask-card">
      <p class="full">
        <b>{label}</b>
        <span dir="auto">{value ?? words.erased}</span>
        <span class="xs mut">
          {own.words.by[by]}
          {disputed && `; ${own.words.disputed}`}
        </span>
      </p>
      <button
        type="button"
        class="btn"
        aria-label={`${act}: ${label}`}
        onClick={({ currentTarget }) => void tap(currentTarget)}
      >
        {act}
      </button>
      <Said {...parts} at={`${key} ${by}`} />
    </div>
  )
}

function Key(parts: OwnParts) {
  const { own, words, later, act, model } = parts
  const { Page } = later
  const { caseKey, known } = own
  const hasAddress = known?.facts.some(({ key, by }) => key === 'email' && by !== 'worker')
  if (model.front && !model.front.mail)
    return (
      <Page title={words.caseKey} {...parts}>
        <p class="sm">{own.words.joinNoMail}</p>
      </Page>
    )
  return (
    <Page title={words.caseKey} {...parts}>
      <p class="sm">{own.words.keyNote}</p>
      {known && !hasAddress && noAddress(parts)}
      <Said {...parts} />
      {caseKey ? (
        <>
          <output class="secret">{caseKey}</output>
          <button
            type="button"
            class="btn"
            onClick={() => void navigator.clipboard?.writeText(caseKey).then(() => act.tell(words.copied))}
          >
            {model.notice ?? words.copy}
          </button>
        </>
      ) : (
        <button type="button" class="btn h" onClick={() => void own.makeKey()}>
          {own.words.keyMake}
        </button>
      )}
      <button type="button" class="btn" onClick={() => void own.voidKeys()}>
        {own.words.keyVoid}
      </button>
    </Page>
  )
}

const noAddress = ({ own, act }: OwnParts) => (
  <p class="sm">
    {own.words.keyAddress}{' '}
    <button type="button" class="link" onClick={() => act.sheet('know')}>
      {own.words.know}
    </button>
  </p>
)

function Join(parts: OwnParts) {
  const { own, later, model } = parts
  const { words, joinKey } = own
  const { Page } = later
  const digits = new RegExp(`^\\d{${limits.joinDigits}}$`)
  return (
    <Page title={words.join} {...parts}>
      <p class="sm">{model.front?.mail === false ? words.joinNoMail : words.joinNote}</p>
      <Said {...parts} />
      {joinKey !== null && (
        <form
          key="code"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const field = event.currentTarget.elements.namedItem('code') as HTMLInputElement
            const code = field.value.replace(/\s/g, '')
            if (digits.test(code)) return void own.confirm(code)
            field.setAttribute('aria-invalid', 'true')
            field.focus()
          }}
        >
          <label class="full">
            {words.joinCode}
            <input class="field" name="code" inputMode="numeric" autoComplete="one-time-code" dir="ltr" />
          </label>
          <button type="submit" class="btn h">
            {words.joinGo}
          </button>
        </form>
      )}
      {model.front?.mail !== false && (
        <form
          key="key"
          onSubmit={(event) => {
            event.preventDefault()
            const field = event.currentTarget.elements.namedItem('caseKey') as HTMLInputElement
            if (field.value.trim()) void own.askForCode(field.value.trim())
          }}
        >
          <label class="full">
            {words.joinKey}
            <input
              class="field"
              name="caseKey"
              maxLength={100}
              autoComplete="off"
              spellcheck={false}
              dir="ltr"
            />
          </label>
          <button type="submit" class={joinKey === null ? 'btn h' : 'btn'}>
            {words.joinAsk}
          </button>
        </form>
      )}
    </Page>
  )
}
