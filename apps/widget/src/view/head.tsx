import type { HeadScreen, HumanScreen, Screen, Ways } from '../view-model.ts'
import type { Words } from '../words/words.ts'
import { Icon } from './icon.tsx'
import type { Parts } from './parts.ts'

const Mark = ({ head }: { head: HeadScreen }) => (
  <span class={`av ${head.mark}`} aria-hidden="true">
    {head.mark === 'person' ? head.initials : <Icon name={head.mark === 'ai' ? 'spark' : 'person'} />}
  </span>
)

export function Head(parts: Parts) {
  const { screen, words, act, close, model } = parts
  const { head } = screen
  return (
    <header>
      <div class="hold">
        <Mark head={head} />
        <div class="grow">
          <h2 dir="auto">
            {head.title}
            {head.isPerson && <span class="pill h">{words.person}</span>}
          </h2>
          <p class="sm mut">{head.sub}</p>
        </div>
        <button
          type="button"
          class="icon"
          aria-label={words.more}
          aria-expanded={model.sheet === 'menu'}
          onClick={() => act.sheet(model.sheet === null ? 'menu' : null)}
        >
          <Icon name="more" />
        </button>
        <button type="button" class="icon" data-close="" aria-label={words.close} onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      {model.front?.demo === true && <p class="xs mut demo">{words.demoNote}</p>}
      <Human {...parts} />
    </header>
  )
}

function Human(parts: Parts) {
  const { screen, act } = parts
  const { human } = screen
  switch (human.kind) {
    case 'bar':
      return (
        <div class="human">
          <p class="grow">
            <b>{human.title}</b>
            <span class="xs">{human.note}</span>
          </p>
          <button type="button" class="btn h ask" onClick={() => act.human()}>
            {human.button}
          </button>
        </div>
      )
    case 'kept':
    case 'ringing':
      return (
        <div class={`card ${human.kind}`}>
          <p class="big">{human.title}</p>
          <p class="sm">{human.note}</p>
        </div>
      )
    case 'person':
      return human.note === null ? null : <p class="card sm">{human.note}</p>
    default:
      return <Wait {...parts} human={human} />
  }
}

type WaitHuman = Extract<HumanScreen, { kind: 'waiting' | 'booked' }>

function Wait(parts: Parts & { human: WaitHuman }) {
  const { human, words, act } = parts
  return (
    <section class={`card ${human.kind === 'waiting' ? human.tone : 'booked'}`} aria-label={words.coming}>
      {human.kind === 'booked' && <p class="sm">{human.title}</p>}
      <p class="big">{human.big}</p>
      <p class="sm">{human.kind === 'waiting' ? human.small : human.note}</p>
      {human.kind === 'waiting' && human.progress !== null && (
        <Progress value={human.progress} label={human.big} />
      )}
      <WayButtons ways={human.ways} {...parts} />
      <Letting {...parts} />
      <p class="quiet">
        {human.kind === 'waiting' && human.another && (
          <button type="button" class="link" onClick={() => act.human()}>
            {words.talkToAnother}
          </button>
        )}
        {human.withdraw === 'ask' && (
          <button type="button" class="link" onClick={() => act.withdraw()}>
            {words.withdraw}
          </button>
        )}
        {human.withdraw === 'sure' && (
          <>
            <button type="button" class="link" onClick={() => act.withdraw()}>
              {words.withdrawSure}
            </button>
            <button type="button" class="link" onClick={() => act.keepWaiting()}>
              {words.waitHere}
            </button>
          </>
        )}
      </p>
    </section>
  )
}

const Progress = ({ value, label }: { value: number; label: string }) => (
  <div
    class="bar"
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(value * 100)}
  >
    <i style={{ inlineSize: `${value * 100}%` }} />
  </div>
)

function WayButtons({ ways, words, act, model }: Parts & { ways: Ways }) {
  const way = (name: Ways['chosen'], icon: 'here' | 'phone' | 'mail', label: string, tap: () => void) => (
    <button type="button" class="way" aria-pressed={ways.chosen === name} onClick={tap}>
      <Icon name={icon} />
      {label}
    </button>
  )
  return (
    <div class="ways">
      {way('here', 'here', words.waitHere, () => {
        act.sheet(null)
        if (ways.chosen !== 'here' || model.sheet === null) act.chooseWait({ way: 'here' })
      })}
      {ways.call && way('call', 'phone', words.callMe, () => act.sheet('call'))}
      {ways.email && way('email', 'mail', words.emailMe, () => act.sheet('email'))}
    </div>
  )
}

function Letting({ screen, words, act }: { screen: Screen; words: Words; act: Parts['act'] }) {
  const { human } = screen
  if (human.kind !== 'waiting' || human.aiMayTry === null) return null
  const on = human.aiMayTry
  return (
    <button type="button" class="switch sm" role="switch" aria-checked={on} onClick={() => act.letAiTry(!on)}>
      <span class="knob" aria-hidden="true" />
      {words.letAiTry}
    </button>
  )
}
