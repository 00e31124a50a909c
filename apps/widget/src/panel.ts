import type { UiLanguage } from '@warmline/contracts/words'
import { again, firstWords, talkPart } from './fetch.ts'
import type { Place, Talk as Shown } from './launcher.ts'
import { Life } from './life.ts'
import { uiLanguageFor } from './locale.ts'

/** Puts the panel into the shadow root; the server is where this file came from. */
export async function mount(place: Place): Promise<Shown> {
  // in parallel with the words, which are all that the shell waits for
  talkPart().catch(() => undefined)
  const { origin } = new URL(import.meta.url)
  const language = uiLanguageFor(place.wishes) ?? (await workspaceLanguage(origin, place.workspace))
  const { words } = await firstWords(language)
  let now: Shown = new Life(place, origin, words, language, renew)

  /** After a deploy the parts of this panel are gone: the new panel takes over, with all that this device keeps. */
  async function renew(): Promise<void> {
    const address = import.meta.url.replace(/parts\/.*/, `panel.js${again.query}`)
    const fresh = (await import(/* @vite-ignore */ address)) as { mount: typeof mount }
    if (fresh.mount === mount) return
    now.stop()
    now = await fresh.mount(place)
    now.open(false)
  }
  return {
    open: (focus) => now.open(focus),
    close: () => now.close(),
    human: () => now.human(),
    identify: (value) => now.identify(value),
    shutdown: () => now.shutdown(),
    lang: (tag) => now.lang(tag),
    stop: () => now.stop(),
  }
}

/** The workspace's own languages are asked for only when there are no words for what the reader wishes. */
async function workspaceLanguage(origin: string, slug: string): Promise<UiLanguage> {
  try {
    const front = await (await fetch(`${origin}/v1/front/${slug}`)).json()
    return uiLanguageFor(front.languages) ?? 'en'
  } catch {
    return 'en'
  }
}
