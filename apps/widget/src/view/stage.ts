import type { Model } from '../model.ts'
import type { Screen } from '../screen.ts'
import type { Session } from '../session.ts'

/** What a render cannot say: scroll place, focus, the announcer, the draft in the field. */
export class Stage {
  readonly place = document.createElement('div')
  readonly #session: Session
  /** The one polite announcer: outside the panel, so that it stands there before the words do. */
  readonly #announcer = document.createElement('p')
  #atEnd = true
  #wantsFocus = false
  #wasSheet: string | null = null
  #item: string | null | undefined
  #bannerTold = ''

  constructor(root: ShadowRoot, session: Session, back: () => void) {
    this.#session = session
    this.#announcer.className = 'sr'
    this.#announcer.role = 'status'
    root.append(this.place, this.#announcer)
    this.place.onkeydown = (event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      back()
    }
    // phones: the panel is as high as what the keyboard leaves
    const fit = () => {
      const { style } = this.place
      style.setProperty('--vh', `${visualViewport?.height ?? innerHeight}px`)
      // a page that zooms itself as a whole would push the panel out of the window
      style.zoom = `${1 / ((root.host as { currentCSSZoom?: number }).currentCSSZoom ?? 1)}`
    }
    if (visualViewport) session.listen('resize', fit, visualViewport)
    fit()
  }

  remove(): void {
    this.place.remove()
    this.#announcer.remove()
  }

  /** Focus goes into the panel with the next picture. */
  focusSoon(): void {
    this.#wantsFocus = true
  }

  before(): void {
    const log = this.#find('.log')
    this.#atEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 80
  }

  /** `news` = what the others have said since the last picture */
  after({ banner, itemId }: Screen, { sheet }: Model, news: string[]): void {
    const bannerText = banner?.text ?? ''
    if (bannerText !== this.#bannerTold) news.push(bannerText)
    this.#bannerTold = bannerText
    if (news.some(Boolean)) this.#announcer.textContent = news.join('. ')
    const log = this.#find('.log')
    if (!log) return
    if (this.#atEnd) log.scrollTop = log.scrollHeight
    const field = this.#find<HTMLTextAreaElement>('textarea[name=text]')
    if (field && itemId !== this.#item) this.#changeDraft(field, itemId)
    if (sheet !== this.#wasSheet) {
      const target = sheet ? this.#find('.sheet h3') : field
      if (!target) return
      target.focus({ preventScroll: true })
      this.#wasSheet = sheet
    }
    if (this.#wantsFocus) {
      this.#wantsFocus = false
      // on a touch screen the field would bring the keyboard up over the words
      const target = matchMedia('(pointer: coarse)').matches ? this.#find('.w') : field
      target?.focus({ preventScroll: true })
    }
  }

  /** Each conversation has its draft; what is being written goes along when the server has named the conversation. */
  #changeDraft(field: HTMLTextAreaElement, itemId: string | null): void {
    const { memory } = this.#session
    const isNamed = this.#item === null || this.#item?.startsWith('evt_')
    this.#item = itemId
    if (isNamed && field.value) memory.setDraft(itemId, field.value)
    else field.value = memory.draft(itemId)
  }

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.place.querySelector<E>(selector)
  }
}
