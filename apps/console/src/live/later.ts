/**
 * Parts that no first paint needs: the service worker with the offer of a new version, notifications, and what is kept for
 * reading. Fetched when the page is idle, or at once by whoever needs them; they then live as long as the page.
 */
export const notices = () => import('./notify.ts')
/** Toasts out of the way. */
export const toastPlace = () => import('./toast-place.ts')
/** What a person last had before them, for a page that is loaded without the server. */
export const kept = () => import('./kept.ts')
export const versions = () => import('./worker.ts')

export const switchNotices = (): Promise<void> => notices().then((m) => m.switchNotices())
export const sampleTone = (): void => void notices().then((m) => m.tone())
/** Without that part a plain reload does the same: the page comes from the server first. */
export const reload = (): void =>
  void versions().then(
    (m) => m.reload(),
    () => location.reload(),
  )
export const checkVersion = (): Promise<void> =>
  versions().then(
    (m) => m.checkVersion(),
    () => undefined,
  )
