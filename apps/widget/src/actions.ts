import type { BodyOf } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { newId } from './ids.ts'
import { type SheetName, shownItem, threadOf } from './model.ts'
import { openWith, removed, retried } from './outbox.ts'
import type { Session } from './session.ts'

/** What a contact can do, one function a tap. Everything that matters goes through the outbox, so it works offline. */
export function createActions(session: Session) {
  const { store, client } = session
  const item = () => shownItem(store.get())
  const ofItem = (tell: (itemId: string) => void) => {
    const itemId = item()
    if (itemId !== null) tell(itemId)
  }
  let toldTypingAt = 0
  let readTold = ''

  return {
    send(text: string): void {
      const { files, language } = store.get()
      const attachments = files.flatMap(({ attachment }) => (attachment === null ? [] : [attachment.attachmentId]))
      const messageId = newId('msg')
      const itemId = item()
      const names = files.map((file) => file.name)
      const message = { messageId, text, ...(attachments.length > 0 ? { attachments } : {}) }
      if (itemId === null) session.command(openWith(message, 'ai', language), null, names)
      else session.command({ name: 'sendMessage', body: message }, itemId, names)
      store.update({ files: [], sheet: null })
      session.memory.setDraft('')
    },

    /** The human control. Nothing stands between the tap and the command. */
    human(how: 'button' | 'confirmed' = 'button'): void {
      const itemId = item()
      if (itemId === null) session.command(openWith({}, 'person', store.get().language), null)
      else session.command({ name: 'askForHuman', body: { how } }, itemId)
    },

    /** First tap asks whether you are sure, the second withdraws. Without an assistant it ends the conversation. */
    withdraw(): void {
      if (!store.get().withdrawing) return store.update({ withdrawing: true })
      const name = store.get().front?.aiOn === false ? 'closeByContact' : 'withdrawAsk'
      ofItem((itemId) => session.command({ name, body: {} }, itemId))
      store.update({ withdrawing: false })
    },
    keepWaiting: () => store.update({ withdrawing: false }),

    letAiTry: (on: boolean) => ofItem((itemId) => session.command({ name: 'letAiTry', body: { on } }, itemId)),

    chooseWait(body: BodyOf<'chooseWait'>): void {
      ofItem((itemId) => session.command({ name: 'chooseWait', body }, itemId))
      store.update({ sheet: null })
    },

    declineOffer: (key: string) =>
      store.update(({ declinedOffers }) => ({ declinedOffers: [...declinedOffers, key] })),

    solved: (solved: boolean) =>
      ofItem((itemId) => session.command({ name: 'answerSolved', body: { solved } }, itemId)),

    rate(score: number, comment?: string): void {
      const body = comment === undefined || comment.trim() === '' ? { score } : { score, comment: comment.trim() }
      ofItem((itemId) => {
        session.command({ name: 'rate', body }, itemId)
        store.update({ commenting: comment === undefined ? itemId : null })
      })
    },
    skipComment: () => store.update({ commenting: null }),

    end(): void {
      ofItem((itemId) => session.command({ name: 'closeByContact', body: {} }, itemId))
      store.update({ sheet: null })
    },

    startNew: () => store.update({ chosen: 'new', sheet: null, notice: null }),

    async pick(itemId: string): Promise<void> {
      store.update({ chosen: itemId, sheet: null, notice: null })
      const answer = await client.call('sync', { query: { scope: `thread:${itemId}` } })
      if (answer.ok && 'entries' in answer.value.state) session.applyThread(answer.value.state)
    },

    retry(key: string): void {
      session.setOutbox(retried(store.get().outbox, key, newId('evt')))
      session.sender.wake()
    },
    remove: (key: string) => session.setOutbox(removed(store.get().outbox, key, store.get().language)),

    typing(): void {
      const itemId = item()
      const now = Date.now()
      if (itemId === null || now - toldTypingAt < 3_000 || store.get().link !== 'live') return
      toldTypingAt = now
      void client.call('contactTyping', { params: { itemId }, retries: 0 })
    },

    /** What stands on an open, visible panel is read. */
    markRead(): void {
      const model = store.get()
      const thread = threadOf(model, shownItem(model))
      if (!model.open || document.hidden || thread === null) return
      const { itemId, lastSeq, readByContact } = thread.head
      const mark = `${itemId}:${lastSeq}`
      if (lastSeq <= readByContact || readTold === mark || model.link !== 'live') return
      readTold = mark
      void client.call('readByContact', { params: { itemId }, body: { upTo: lastSeq }, retries: 1 }).then((answer) => {
        if (!answer.ok) readTold = ''
      })
    },

    sheet(sheet: SheetName | null): void {
      store.update({ sheet, caseKey: null, notice: null })
      if (sheet === 'call') void this.loadSlots()
    },

    async loadSlots(): Promise<void> {
      const itemId = item()
      if (itemId === null) return
      store.update({ slots: 'loading' })
      const answer = await client.call('callbackSlots', { params: { itemId } })
      store.update({ slots: answer.ok ? answer.value.slots : 'failed' })
    },

    async identify(token: string): Promise<void> {
      if (!(await session.ensureToken())) return
      const answer = await client.call('identify', { body: { token } })
      if (answer.ok) session.useToken(answer.value.token)
    },

    /** The host page's log-out: the server forgets this browser's token, this browser forgets the contact. */
    shutdown(): void {
      if (session.memory.token() !== null) void client.call('forgetContact', { retries: 0 })
      session.reset()
    },

    tooLongBy: (text: string): number => Math.max(0, text.length - limits.messageCharacters),
  }
}
export type Actions = ReturnType<typeof createActions>
