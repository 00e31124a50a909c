import type { ThreadHead } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { Button, Countdown } from '@warmline/ui'
import { leave } from '../../live/actions.ts'
import { board } from '../../live/store.ts'
import { now, serverNow } from '../../live/time.ts'
import { mayPass, passLeft } from '../../model/thread.ts'
import { w } from '../../words/words.ts'

/** Undo is offered as long as passing is free, so that a pass taken back is as free as one that was never made. */
export function passOn(head: ThreadHead): void {
  if (!mayPass(head, board.value.me?.workerId ?? null, serverNow())) return
  const ms = passLeft(head, serverNow())
  leave('pass', head.itemId, {}, { text: ms < 1_000 ? w().pass.done : w().undo.passed, ms })
}

/** Eight seconds in which "not this one" is free, and says so. */
export function PassBar({ head }: { head: ThreadHead }) {
  if (!mayPass(head, board.value.me?.workerId ?? null, now.value)) return null
  const left = Math.min(head.holder!.passUntil - now.value, limits.passMs)
  return (
    <div class="passbar">
      <Countdown leftMs={left} wholeMs={limits.passMs} label={w().pass.ring(Math.ceil(left / 1000))} />
      <p class="ui grow">
        <b>{w().pass.lead}</b> <span class="mut">{w().pass.free}</span>
      </p>
      <Button kind="human-outline" hotkey="P" onClick={() => passOn(head)}>
        {w().pass.button}
      </Button>
    </div>
  )
}
