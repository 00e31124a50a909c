import { computed, signal } from '@preact/signals'
import { inboxRows, unreadIn } from '../model/inbox.ts'
import { board } from './store.ts'

/** Items that left my hands on screen while their six seconds of undo run. */
export const leaving = signal<ReadonlySet<string>>(new Set())

/** Mine, sorted once per change of the board and not once per reader. */
export const rows = computed(() => inboxRows(board.value, leaving.value))
export const unread = computed(() => rows.value.open.filter((card) => unreadIn(card) > 0).length)
