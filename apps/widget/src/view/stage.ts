import { type Model, shownItem } from '../model.ts'
import type { Row } from '../rows.ts'
import type { Screen } from '../view-model.ts'
import type { Words } from '../words/words.ts'

/** What a render cannot say: scroll place, focus, the announcer, the draft in the field. */
export interface Stage {
  place: HTMLElement
  before(): void
  after(screen: Screen, model: Model, words: Words): void
  focusSoon(): void
}

export function createStage(root: ShadowRoot, options: { draft: string; back: () => void }): Stage {
  const place = document.createElement('div')
  /** The one polite announcer: outside the panel, so that it lives before the words do. */
  const announcer = document.createElement('p')
  announcer.className = 'sr'
  announcer.setAttribute('role', 'status')
  root.append(place, announcer)
  const find = <E extends HTMLElement>(selector: string) => place.querySelector<E>(selector)

  let { draft } = options
  let atEnd = true
  let wantsFocus = false
  let wasSheet: string | null = null
  let item: string | null = null
  let told = new Set<string>()

  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    options.back()
  })

  const announce = (rows: readonly Row[], model: Model, words: Words) => {
    const itemNow = shownItem(model)
    const fresh = itemNow === item ? rows.filter((row) => !told.has(row.key)) : []
    item = itemNow
    told = new Set(rows.map((row) => row.key))
    const texts = fresh.flatMap((row) => {
      if (row.row === 'line') return [row.text]
      return row.row === 'message' && row.author !== 'contact' ? [words.newMessage(row.name, row.text ?? '')] : []
    })
    if (texts.length > 0) announcer.textContent = texts.join('. ')
  }

  /** Phones: the panel is as high as what the keyboard leaves. */
  const fit = () => place.style.setProperty('--vh', `${visualViewport?.height ?? innerHeight}px`)
  visualViewport?.addEventListener('resize', fit)
  fit()

  return {
    place,
    before: () => {
      const log = find('.log')
      atEnd = log === null || log.scrollHeight - log.scrollTop - log.clientHeight < 80
    },
    after: (screen, model, words) => {
      announce(screen.rows, model, words)
      const log = find('.log')
      if (log !== null && atEnd) log.scrollTop = log.scrollHeight
      const field = find<HTMLTextAreaElement>('textarea[name=text]')
      if (field !== null && draft !== '') {
        field.value = draft
        draft = ''
      }
      if (model.sheet !== wasSheet) {
        const heading = find('.sheet h3')
        if (model.sheet === null) field?.focus({ preventScroll: true })
        else if (heading === null) return
        else heading.focus()
        wasSheet = model.sheet
      }
      if (wantsFocus && field !== null) {
        wantsFocus = false
        // on a touch screen the field would bring the keyboard up over the words
        const target = matchMedia('(pointer: coarse)').matches ? find('.w') : field
        target?.focus({ preventScroll: true })
      }
    },
    focusSoon: () => {
      wantsFocus = true
    },
  }
}
