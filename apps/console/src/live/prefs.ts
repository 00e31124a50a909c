import { effect, signal } from '@preact/signals'
import type { UiLanguage } from '@warmline/contracts/words'
import { load, save } from './storage.ts'

export type Theme = 'system' | 'light' | 'dark'
export const theme = signal<Theme>(load<Theme>('theme') ?? 'system')
/** language of the screens; null = the first of the browser's that there are words for */
export const chosenLanguage = signal<UiLanguage | null>(load<UiLanguage>('language'))
/** single-key shortcuts (J, K, E, /) can be switched off: WCAG 2.1.4 */
export const singleKeys = signal<boolean>(load<boolean>('single-keys') ?? true)
/** countdowns are read out at 30 s and 10 s only, and not at all when this is off */
export const sayCountdowns = signal<boolean>(load<boolean>('say-countdowns') ?? true)

effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme.value
  save('theme', theme.value === 'system' ? null : theme.value)
})
effect(() => void save('language', chosenLanguage.value))
effect(() => void save('single-keys', singleKeys.value))
effect(() => void save('say-countdowns', sayCountdowns.value))

/** Notifications are off until the person turned them on here, whatever the browser allows. */
export const notifying = signal<boolean>(load<boolean>('notify') ?? false)
/** a short tone with each; off unless asked for */
export const sounding = signal<boolean>(load<boolean>('notify-sound') ?? false)
effect(() => void save('notify', notifying.value || null))
effect(() => void save('notify-sound', sounding.value || null))
export type Permission = NotificationPermission | 'unsupported'
// they come through the service worker: where there can be none, there are no notifications either
export const permission = signal<Permission>(
  'Notification' in globalThis && 'serviceWorker' in navigator ? Notification.permission : 'unsupported',
)
