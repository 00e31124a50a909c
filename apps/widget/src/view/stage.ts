import { type Model, shownItem } from '../model.ts'
import type { Screen } from '../view-model.ts'
import type { Words } from '../words/words.ts'

/** What a render cannot say: scroll place, focus, the announcer, the draft in the field. */
export class Stage {
  readonly place = document.createElement('div')
  /** The one polite announcer: outside the panel, so that it stands there before the words do. */
  readonly #announcer = document.createElement('p')
  #draft: string
  #atEnd = true
  #wantsFocus = false
  #wasSheet: string | null = null
  #item: string | null = null
  #told = new Set<string>()
  #bannerTold: string | null = null

  constructor(root: ShadowRoot, draft: string, back: () => void, signal: AbortSignal) {
    this.#draft = draft
    this.#announcer.className = 'sr'
    this.#announcer.setAttribute('role', 'status')
    root.append(this.place, this.#announcer)
    this.place.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      back()
    })
    visualViewport?.addEventListener('resize', () => this.#fit(), { signal })
    this.#fit()
  }

  /** Focus goes into the panel with the next picture. */
  focusSoon(): void {
    this.#wantsFocus = true
  }

  before(): void {
    const log = this.#find('.log')
    this.#atEnd = log === null || log.scrollHeight - log.scrollTop - log.clientHeight < 80
  }

  after(screen: Screen, model: Model, words: Words): void {
    this.#announce(screen, model, words)
    const log = this.#find('.log')
    if (log !== null && this.#atEnd) log.scrollTop = log.scrollHeight
    const field = this.#find<HTMLTextAreaElement>('textarea[name=text]')
    if (field !== null && this.#draft !== '') {
      field.value = this.#draft
      this.#draft = ''
    }
    if (model.sheet !== this.#wasSheet) {
      const target = model.sheet === null ? field : this.#find('.sheet h3')
      if (target === null && model.open) return
      target?.focus({ preventScroll: true })
      this.#wasSheet = model.sheet
    }
    if (this.#wantsFocus && field !== null) {
      this.#wantsFocus = false
      // on a touch screen the field would bring the keyboard up over the words
      const target = matchMedia('(pointer: coarse)').matches ? this.#find('.w') : field
      target?.focus({ preventScroll: true })
    }
  }

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.place.querySelector<E>(selector)
  }

  /** Each new line or message of the others once; nothing of what a thread already held. */
  #announce({ rows, banner }: Screen, model: Model, words: Words): void {
    const item = shownItem(model)
    const fresh = item === this.#item ? rows.filter((row) => !this.#told.has(row.key)) : []
    this.#item = item
    this.#told = new Set(rows.map((row) => row.key))
    const texts = fresh.flatMap((row) => {
      if (row.row === 'line') return [row.text]
      return row.row === 'message' && row.author !== 'contact'
        ? [words.newMessage(row.name, row.text ?? '')]
        : []
    })
    if (banner !== null && banner.text !== this.#bannerTold) texts.push(banner.text)
    this.#bannerTold = banner?.text ?? null
    if (texts.length > 0) this.#announcer.textContent = texts.join('. ')
  }

  /** Phones: the panel is as high as what the keyboard leaves. */
  #fit(): void {
    this.place.style.setProperty('--vh', `${visualViewport?.height ?? innerHeight}px`)
  }
}
