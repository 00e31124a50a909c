import { uiLanguages } from '@warmline/contracts/words'
import { fenced, finish, setAvailability } from './live/actions.ts'
import { switchNotices } from './live/later.ts'
import { openPages, pageLabel } from './live/pages.ts'
import { chosenLanguage, notifying, permission, singleKeys, type Theme, theme } from './live/prefs.ts'
import { itemInPath, navigate } from './live/router.ts'
import { rows } from './live/rows.ts'
import { overlay, sheet } from './live/sheets.ts'
import { leaveConsole } from './live/sign-out.ts'
import { board } from './live/store.ts'
import { now } from './live/time.ts'
import { canUndo, undoNewest } from './live/undo.ts'
import type { Command } from './model/palette.ts'
import { pathTo } from './model/place.ts'
import { mayPass, standing } from './model/thread.ts'
import { passOn } from './routes/inbox/pass.tsx'
import { offered, takeSuggestion } from './routes/inbox/suggestion.tsx'
import { ownNames } from './words/own-names.ts'
import { languageName, preferredLanguage, w } from './words/words.ts'

/** Everything that can be done from here, now; what cannot be done is not in the list. */
export function commandsNow(): Command[] {
  return [...conversation(), ...undo(), ...conversations(), ...places(), ...you(), ...looks()]
}

/** The open conversation, when I hold it. */
export function heldHere(): { itemId: string; language: string } | null {
  const itemId = itemInPath()
  const head = itemId === null ? undefined : board.value.cards.get(itemId)?.head
  if (head === undefined || standing(head, board.value.me?.workerId ?? null) !== 'mine') return null
  return { itemId: head.itemId, language: head.language }
}

const focusAnswer = () => document.querySelector<HTMLElement>('[data-composer]')?.focus()

function conversation(): Command[] {
  const group = 'conversation'
  const itemId = itemInPath()
  if (itemId === null || !board.value.threads.has(itemId)) return []
  const print: Command = { id: 'print', group, label: w().palette.print, run: () => window.print() }
  if (heldHere() === null) return [print]
  const thread = board.value.threads.get(itemId)!
  const suggestion = offered(thread)
  const list = onMine(itemId)
  if (mayPass(thread.head, board.value.me?.workerId ?? null, now.value))
    list.unshift({ id: 'pass', group, label: w().pass.button, hotkey: 'P', run: () => passOn(thread.head) })
  if (suggestion === null) {
    const ask = () => void fenced('suggest', itemId, {}, w().suggest.asked)
    list.push({ id: 'ask-draft', group, label: w().palette.askDraft, run: ask })
  } else {
    const take = () => takeSuggestion(itemId, suggestion, 'edit')
    list.push({ id: 'suggestion', group, label: w().palette.draft, hotkey: 'Tab', run: take })
  }
  return [...list, print]
}

function onMine(itemId: string): Command[] {
  const group = 'conversation'
  const open = (kind: 'release' | 'transfer') => () => {
    sheet.value = { itemId, kind }
  }
  return [
    { id: 'reply', group, label: w().palette.reply, hotkey: 'R', run: focusAnswer },
    { id: 'done', group, label: w().act.finish, hotkey: 'E', run: () => finish(itemId) },
    {
      id: 'transfer',
      group,
      label: w().act.transfer,
      hotkey: 'H',
      also: `${w().act.transferTitle} ${w().act.note}`,
      run: open('transfer'),
    },
    {
      id: 'release',
      group,
      label: w().act.release,
      hotkey: 'B',
      also: `${w().act.releaseTitle} ${w().act.note}`,
      run: open('release'),
    },
  ]
}

const undo = (): Command[] =>
  canUndo()
    ? [{ id: 'undo', group: 'you', label: w().palette.undo, hotkey: 'Z', run: () => void undoNewest() }]
    : []

const conversations = (): Command[] =>
  [...rows.value.open, ...rows.value.done]
    .filter((card) => card.head.itemId !== itemInPath())
    .map((card) => ({
      id: card.head.itemId,
      group: 'conversations',
      label: card.contactName ?? w().inbox.nobody,
      also: languageName(card.head.language),
      ...(card.preview === null ? {} : { hint: card.preview }),
      run: () => navigate(pathTo('inbox', card.head.itemId)),
    }))

const places = (): Command[] =>
  openPages().map((e) => ({
    id: e.page,
    group: 'places',
    label: pageLabel(e.page) ?? e.page,
    run: () => navigate(pathTo(e.page)),
  }))

function you(): Command[] {
  const group = 'you'
  const { me } = board.value
  const list: Command[] = []
  if (me?.roles.includes('worker')) {
    const on = me.availability === 'available'
    list.push({
      id: 'available',
      group,
      label: on ? w().home.pause : w().home.goAvailable,
      also: on ? w().home.paused : w().home.available,
      run: () => void setAvailability(!on, me.capacity || 2),
    })
  }
  if (permission.value !== 'unsupported')
    list.push({
      id: 'notices',
      group,
      label: w().notify.menu,
      checked: notifying.value,
      run: () => void switchNotices(),
    })
  list.push(
    {
      id: 'keys',
      group,
      label: singleKeys.value ? w().palette.keysOff : w().palette.keysOn,
      run: () => {
        singleKeys.value = !singleKeys.value
      },
    },
    {
      id: 'key-map',
      group,
      label: w().palette.keyMap,
      hotkey: '?',
      run: () => {
        overlay.value = 'key-map'
      },
    },
    { id: 'sign-out', group, label: w().nav.signOut, run: () => void leaveConsole() },
  )
  return list
}

const looks = (): Command[] => [...themes(), ...tongues()]

const tongues = (): Command[] =>
  uiLanguages.map((l) => ({
    id: `language-${l}`,
    group: 'looks',
    label: ownNames[l],
    also: w().nav.language,
    checked: (chosenLanguage.value ?? preferredLanguage()) === l,
    run: () => {
      chosenLanguage.value = l
    },
  }))

const themes = (): Command[] =>
  (['system', 'light', 'dark'] as Theme[]).map((t) => ({
    id: `theme-${t}`,
    group: 'looks',
    label: w().nav.themes[t],
    also: w().nav.theme,
    checked: theme.value === t,
    run: () => {
      theme.value = t
    },
  }))
