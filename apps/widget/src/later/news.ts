import type { Words } from '@warmline/contracts/contact-words/words'
import type { Memory } from '../storage.ts'

type Answer = 'yes' | 'no' | ''

/**
 * Tells the contact in another tab or window that somebody answered. Asked for only by the contact's own tap while they
 * wait for a person; after a no it is never offered again. Shown only while the page is hidden.
 */
export class News {
  readonly #memory: Memory
  readonly #words: () => Words
  readonly #changed: () => void
  #inTitle = 0

  constructor(memory: Memory, words: () => Words, changed: () => void) {
    this.#memory = memory
    this.#words = words
    this.#changed = changed
  }

  get #answer(): Answer {
    return this.#memory.read('tell') as Answer
  }

  /** Chrome on Android lets only service workers show them. */
  canAsk(): boolean {
    return (
      'Notification' in window &&
      isSecureContext &&
      Notification.permission !== 'denied' &&
      !this.#answer &&
      !/Android/.test(navigator.userAgent)
    )
  }

  isOn(): boolean {
    return this.#answer === 'yes' && 'Notification' in window && Notification.permission === 'granted'
  }

  async ask(): Promise<void> {
    const permission = await Notification.requestPermission()
    this.#memory.write('tell', permission === 'granted' ? 'yes' : 'no')
    this.#changed()
  }

  /**
   * `(2) Shop` while something is unread, where the host page allows it (`data-unread="title"` on its script tag or
   * element); the page may change its title meanwhile.
   */
  inTitle(count: number): void {
    if (count === this.#inTitle || !document.querySelector('[data-unread="title"]')) return
    this.#inTitle = count
    const plain = document.title.replace(/^\(\d+\) /, '')
    document.title = count ? `(${count}) ${plain}` : plain
  }

  tell(texts: readonly string[], company: string): void {
    if (!document.hidden || !this.isOn() || texts.length === 0) return
    const note = new Notification(this.#words().widget(company), {
      body: texts.join('\n'),
      tag: 'warmline',
      lang: document.documentElement.lang,
    })
    note.onclick = () => {
      window.focus()
      note.close()
    }
  }
}
