import { newId } from './ids.ts'
import { type SheetName, shownItem } from './model.ts'
import { type OutboxCommand, openWith } from './outbox.ts'
import type { Session } from './session.ts'

/** What works before anything else has come, one function a tap; it all goes through the outbox, so it works offline. */
export interface Actions {
  /** A command for the conversation on screen; nothing when there is none yet. */
  onItem(command: OutboxCommand): void
  send(text: string): void
  /** The human control. Nothing stands between the tap and the command. */
  human(how?: 'button' | 'confirmed'): void
  sheet(sheet: SheetName | null): void
  tell(notice: string | null): void
}

export function actionsOf({ store, memory, command }: Session): Actions {
  const { get, update } = store
  return {
    onItem(done) {
      const itemId = shownItem(get())
      if (itemId) command(done, itemId)
    },
    send(text) {
      const { files, language } = get()
      const itemId = shownItem(get())
      const attachments = files.flatMap(({ attachment }) => attachment?.attachmentId ?? [])
      const message = { messageId: newId('msg'), text, ...(attachments.length ? { attachments } : {}) }
      memory.write(`draft${itemId}`, '')
      command(
        itemId ? { name: 'sendMessage', body: message } : openWith(message, 'ai', language),
        itemId,
        files.map(({ name }) => name),
      )
      update({ files: [], sheet: null })
    },
    human(how = 'button') {
      const itemId = shownItem(get())
      command(
        itemId ? { name: 'askForHuman', body: { how } } : openWith({}, 'person', get().language),
        itemId,
      )
    },
    sheet: (sheet) => update({ sheet, slots: null, notice: null, sure: null }),
    tell: (notice) => update({ notice }),
  }
}
