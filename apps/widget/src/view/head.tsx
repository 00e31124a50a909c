import { cross, Icon, more, person, spark } from './icon.tsx'
import type { Parts } from './parts.ts'

/** Who speaks, and the human control. */
export function Head(parts: Parts) {
  const { screen, words, act, close, model, later } = parts
  const { mark, initials, title, isPerson, sub } = screen.head
  return (
    <header>
      <div class="hold">
        <span class={`av ${mark}`} aria-hidden="true">
          {mark === 'person' ? initials : <Icon d={mark === 'ai' ? spark : person} />}
        </span>
        <div class="grow">
          <h2 dir="auto">
            {title} {isPerson && <span class="pill h">{words.person}</span>}
          </h2>
          <p class="sm mut">{sub}</p>
        </div>
        <button
          type="button"
          class="icon"
          aria-label={words.more}
          aria-expanded={model.sheet === 'menu'}
          onClick={() => act.sheet(model.sheet ? null : 'menu')}
        >
          <Icon d={more} c="i-more" />
        </button>
        <button type="button" class="icon" data-close="" aria-label={words.close} onClick={close}>
          <Icon d={cross} />
        </button>
      </div>
      <Human {...parts} />
      {later && <later.HeadMore {...parts} />}
    </header>
  )
}

function Human(parts: Parts) {
  const { screen, act, talk } = parts
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
    default:
      return talk && <talk.Wait {...parts} human={human} />
  }
}
