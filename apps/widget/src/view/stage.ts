import type { Model } from '../model.ts'
import type { Screen } from '../screen.ts'
import type { Session } from '../session.ts'

/** What a render cannot say: scroll place, focus, the announcer, the draft in the field. */
export interface Stage {
  readonly place: HTMLElement
  /** Focus goes into the panel with the next picture. */
  focusSoon(): void
  /** Before the picture changes. */
  before(): void
  /** `news` = what the others have said since the last picture */
  after(screen: Screen, model: Model, news: string[]): void
  remove(): void
}

export function stageOf(root: ShadowRoot, { memory }: Session, back: () => void): Stage {
  const place = document.createElement('div')
  /** The one polite announcer: outside the panel, so that it stands there before the words do. */
  const announcer = document.createElement('p')
  let isAtEnd = true
  let wantsFocus = false
  let wasSheet: string | null = null
  let item: string | null | undefined
  let bannerTold = ''
  const find = <E extends HTMLElement>(selector: string) => place.querySelector<E>(selector)

  announcer.className = 'sr'
  announcer.role = 'status'
  root.append(place, announcer)
  place.onkeydown = (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    back()
  }
  /** Each conversation has its draft; what is being written goes along when the server has named the conversation. */
  const changeDraft = (field: HTMLTextAreaElement, itemId: string | null) => {
    const isNamed = item?.[0] !== 'w'
    item = itemId
    memory.write('last', itemId?.[0] === 'w' ? itemId : '')
    if (isNamed && field.value) memory.write(`draft${itemId}`, field.value)
    else field.value = memory.read(`draft${itemId}`)
  }

  return {
    place,
    focusSoon() {
      wantsFocus = true
    },
    before() {
      const log = find('.log')
      isAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 80
    },
    after({ banner, itemId }, { sheet }, news) {
      const told = banner?.text ?? ''
      if (told !== bannerTold) news.push(told)
      bannerTold = told
      // another conversation, or nobody's any more: what was said in the last one does not stay
      if (itemId !== item || news.some(Boolean)) announcer.textContent = news.filter(Boolean).join('. ')
      const log = find('.log')
      if (!log) return
      if (isAtEnd) log.scrollTop = log.scrollHeight
      const field = find<HTMLTextAreaElement>('textarea')
      if (field && itemId !== item) changeDraft(field, itemId)
      const focus = (target: HTMLElement | null) => target?.focus({ preventScroll: true })
      const heading = find('.sheet h3')
      // a page over the conversation may still be on its way
      if (sheet !== wasSheet && (!sheet || heading)) {
        wasSheet = sheet
        focus(heading ?? field)
      }
      if (wantsFocus) {
        wantsFocus = false
        // on a touch screen the field would bring the keyboard up over the words
        focus(matchMedia('(pointer: coarse)').matches ? find('.w') : field)
      }
    },
    remove() {
      place.remove()
      announcer.remove()
    },
  }
}
