import type { UiLanguage } from '@warmline/contracts/words'
import { again, firstWords, talkPart } from './fetch.ts'
import type { Place, Talk as Shown } from './launcher.ts'
import { type Life, lifeOf } from './life.ts'
import { uiLanguageFor } from './locale.ts'

/** Puts the panel into the shadow root; the server is where this file came from. */
export async function mount(place: Place): Promise<Shown> {
  const { origin } = new URL(import.meta.url)
  const begin = async (wishes: readonly string[]): Promise<Life> => {
    // in parallel with the words, which are all that the shell waits for
    talkPart().catch(() => undefined)
    const language = uiLanguageFor(wishes) ?? (await workspaceLanguage(origin, place.workspace))
    const { words } = await firstWords(language)
    return lifeOf({ ...place, wishes }, origin, words, language, renew)
  }
  let life = await begin(place.wishes)

  /** Another panel takes over, with all that this device keeps. */
  const replace = async (begun: Promise<Life>) => {
    const before = life
    const isOpen = place.root.querySelector('.w')
    life = await begun
    before.stop()
    if (isOpen) life.open(false)
  }
  /** After a deploy the parts of this panel are gone, and those of the new one are there. */
  let renewing = false
  async function renew(): Promise<void> {
    // several parts may fail at once
    if (renewing) return
    renewing = true
    const address = import.meta.url.replace(/parts\/.*/, `panel.js${again.query}`)
    try {
      const fresh = (await import(/* @vite-ignore */ address)) as { mount: typeof mount }
      if (fresh.mount !== mount) await replace(fresh.mount(place))
    } finally {
      renewing = false
    }
  }
  return {
    open: (focus) => life.open(focus),
    close: () => life.close(),
    human: () => life.human(),
    identify: (value) => life.identify(value),
    shutdown: () => life.shutdown(),
    lang: (tag) => replace(begin([`${tag}`, ...place.wishes])),
    stop: () => life.stop(),
  }
}

/** The workspace's own languages are asked for only when there are no words for what the reader wishes. */
const workspaceLanguage = (origin: string, slug: string): Promise<UiLanguage> =>
  fetch(`${origin}/v1/front/${slug}`)
    .then((answer) => answer.json())
    .then(({ languages }) => uiLanguageFor(languages) ?? 'en')
    .catch(() => 'en')
