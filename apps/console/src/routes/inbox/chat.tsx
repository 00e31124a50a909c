import type { ItemCard, ThreadHead, ThreadView } from '@warmline/contracts'
import { Avatar, Button, Empty, Pill, Skeleton, Tabs, toast } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { finish, finishing } from '../../live/actions.ts'
import { call } from '../../live/client.ts'
import { lazyPart } from '../../live/lazy.tsx'
import { settleOutbox } from '../../live/outbox-runner.ts'
import { back, navigate } from '../../live/router.ts'
import { leaving } from '../../live/rows.ts'
import { hasRole } from '../../live/session.ts'
import { sheet } from '../../live/sheets.ts'
import { before, board, status, syncThread } from '../../live/store.ts'
import { pathTo } from '../../model/place.ts'
import { type Standing, seenIds, standing } from '../../model/thread.ts'
import { DueClock } from '../../parts/due-clock.tsx'
import { LineBanner } from '../../shell.tsx'
import { formatFull, formatList, formatTime, languageName, w } from '../../words/words.ts'
import { Actions } from './actions.tsx'
import { Composer } from './composer.tsx'
import { Facts } from './facts.tsx'
import { PassBar } from './pass.tsx'
import { Rival } from './rival.tsx'
import { Suggestion } from './suggestion.tsx'
import { Thread } from './thread.tsx'
import { WrapUp } from './wrap-up.tsx'

/** Fetched with the first conversation that is mine, so that it is there when it is asked for. */
const giveAway = lazyPart(
  () => import('./give-away.tsx'),
  () => {
    sheet.value = null
    toast({ text: w().nav.chunk, remedy: w().nav.chunkHint, bad: true })
  },
)

type View = 'chat' | 'facts' | 'actions'

/**
 * One conversation: thread, answer field and what is known. Everything is drawn from the live store. From one to the
 * next the frame stays in the page and changes its words, which is what makes J and K quick; so each part that keeps
 * something of a conversation by itself (what is unfolded, half chosen or under way) has its item as its key.
 */
export function Chat({ itemId }: { itemId: string }) {
  const [shown, setShown] = useState<{ itemId: string; view: View }>({ itemId, view: 'chat' })
  const [missing, setMissing] = useState('')
  const thread = board.value.threads.get(itemId)
  const live = status.value === 'live'
  useEffect(() => {
    if (thread !== undefined) return
    setMissing('')
    void syncThread(itemId).then((cursor) => cursor === null && status.value === 'live' && setMissing(itemId))
  }, [itemId, thread === undefined, live])
  if (thread === undefined)
    return (
      <section class="chat none">
        <LineBanner />
        {missing === itemId ? (
          <Empty title={w().chat.gone}>
            <p>{w().chat.goneHint}</p>
            <Button onClick={() => navigate(pathTo('inbox'))}>{w().common.back}</Button>
          </Empty>
        ) : before.value !== null ? (
          <Empty title={w().notHere}>
            <Button onClick={() => navigate(pathTo('inbox'))}>{w().common.back}</Button>
          </Empty>
        ) : (
          <div class="pad">
            <Skeleton label={w().common.loading} lines={9} />
          </div>
        )}
      </section>
    )
  const view = shown.itemId === itemId ? shown.view : 'chat'
  return <Opened thread={thread} view={view} setView={(v) => setShown({ itemId, view: v })} />
}

function Opened({
  thread,
  view,
  setView,
}: {
  thread: ThreadView
  view: View
  setView: (view: View) => void
}) {
  const { head } = thread
  const { itemId } = head
  const card = board.value.cards.get(itemId)
  const me = board.value.me?.workerId ?? null
  const real = standing(head, me)
  const going = leaving.value.has(itemId)
  const at: Standing =
    real !== 'mine' ? real : going ? 'other' : finishing.value.has(itemId) ? 'mine-wrap-up' : 'mine'
  useReadMark(head, me)
  useEffect(() => {
    if (at === 'mine') void giveAway.preload()
  }, [at])
  useEffect(() => settleOutbox(seenIds(thread)), [thread])
  const name = card?.contactName ?? null
  const tabs = [
    { value: 'chat' as const, label: w().chat.tabs.chat },
    { value: 'facts' as const, label: w().chat.tabs.facts },
    { value: 'actions' as const, label: w().chat.tabs.actions },
  ]
  return (
    <>
      <section class={`chat on-${view}`} aria-label={name ?? w().inbox.nobody}>
        <ChatHead head={head} card={card} at={at} />
        <LineBanner />
        <div class="views">
          <Tabs label={w().chat.views} tabs={tabs} value={view} onChange={setView} panel="chat-panel" />
        </div>
        <div class="talk" id="chat-panel">
          <header class="only-print">
            <h1 dir="auto">{name ?? w().inbox.nobody}</h1>
            <p class="sm">
              {board.value.workspace?.name} · {w().print.printed(formatFull(Date.now()))}
            </p>
          </header>
          <Thread thread={thread} name={name} />
          <div class="foot">
            {at === 'mine' && <PassBar key={itemId} head={head} />}
            {at === 'mine' && <Suggestion thread={thread} />}
            {at === 'mine' && <Rival itemId={itemId} />}
            {at === 'mine' && <Composer head={head} name={name} />}
            {at === 'mine-wrap-up' && <WrapUp key={itemId} head={head} />}
            {at !== 'mine' && at !== 'mine-wrap-up' && at !== 'closed' && (
              <p class="ui mut aside">{going ? w().undo.leaving : w().chat.notYours}</p>
            )}
          </div>
        </div>
      </section>
      <aside class={`side on-${view}`} aria-label={w().facts.label}>
        <Actions thread={thread} at={at} />
        <Facts head={head} canInsert={at === 'mine'} />
      </aside>
      {at === 'mine' && sheet.value?.itemId === itemId && <giveAway.Part key={itemId} itemId={itemId} />}
    </>
  )
}

/** "Read" goes out when the newest message is on screen and the page has the person's eyes. */
function useReadMark(head: ThreadHead, me: string | null): void {
  useEffect(() => {
    if (head.holder?.workerId !== me || head.lastSeq <= head.readByTeam || !hasRole('worker')) return
    const mark = () => {
      if (!document.hidden)
        void call('readByTeam', { params: { itemId: head.itemId }, body: { upTo: head.lastSeq }, retries: 0 })
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [head.itemId, head.lastSeq, head.readByTeam, head.holder?.workerId, me])
}

function ChatHead({ head, card, at }: { head: ThreadHead; card: ItemCard | undefined; at: Standing }) {
  const topic = board.value.workspace?.topics.find((t) => t.topic === head.topic)?.label ?? head.topic
  const about = formatList([topic, languageName(head.language), w().channels[head.channel]])
  return (
    <header class="ch">
      <span class="mb">
        <Button
          kind="quiet"
          size="small"
          icon="back"
          label={w().common.back}
          onClick={() => back(pathTo('inbox'))}
        />
      </span>
      <span class="dk">
        <Avatar name={card?.contactName ?? null} kind="contact" on={at === 'mine'} />
      </span>
      <div class="grow">
        <h1 class="b el h-name" dir="auto">
          {card?.contactName ?? w().inbox.nobody}
        </h1>
        <p class="sm mut el">{about}</p>
      </div>
      <WishPill head={head} />
      {card !== undefined && at !== 'closed' && <DueClock card={card} />}
      <span class="dk">
        <HolderPill head={head} at={at} />
      </span>
      {at === 'mine' && (
        <Button size="small" hotkey="E" onClick={() => finish(head.itemId)}>
          {w().act.done}
        </Button>
      )}
    </header>
  )
}

/** The contact would like somebody in particular again. */
function WishPill({ head }: { head: ThreadHead }) {
  if (!head.wish) return null
  const isMine = head.wish.workerId === board.value.me?.workerId
  return (
    <Pill tone="human">
      {isMine ? w().chat.wishYou : w().chat.wishOther(head.wish.name ?? w().inbox.someone)}
    </Pill>
  )
}

function HolderPill({ head, at }: { head: ThreadHead; at: Standing }) {
  switch (at) {
    case 'mine':
      return <Pill tone="human">{w().chat.youHold}</Pill>
    case 'mine-wrap-up':
      return <Pill tone="human">{w().chat.wrapping}</Pill>
    case 'other':
      return <Pill tone="human">{w().chat.holds(head.holder?.name ?? w().inbox.someone)}</Pill>
    case 'ai':
      return <Pill tone="ai">{w().chat.aiHolds}</Pill>
    case 'callback':
      return (
        <Pill icon="phone">
          {w().chat.callbackBooked(head.callback === null ? '' : formatTime(head.callback.at))}
        </Pill>
      )
    case 'closed':
      return <Pill>{w().chat.closed}</Pill>
    case 'waiting':
      return <Pill tone="warn">{w().chat.waits}</Pill>
  }
}
