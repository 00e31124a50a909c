import type { ThreadHead } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { Button, Countdown } from '@warmline/ui'
import { fenced } from '../../live/actions.ts'
import { navigate } from '../../live/router.ts'
import { board } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { pathTo } from '../../model/place.ts'
import { mayPass } from '../../model/thread.ts'
import { w } from '../../words/words.ts'

/** Eight seconds in which "not this one" is free, and says so. */
export function PassBar({ head }: { head: ThreadHead }) {
  if (!mayPass(head, board.value.me?.workerId ?? null, now.value)) return null
  const left = Math.min(head.holder!.passUntil - now.value, limits.passMs)
  const pass = async () => {
    if (await fenced('pass', head.itemId, {}, w().pass.done)) navigate(pathTo('inbox'))
  }
  return (
    <div class="passbar">
      <Countdown leftMs={left} wholeMs={limits.passMs} label={w().pass.ring(Math.ceil(left / 1000))} />
      <p class="ui grow">
        <b>{w().pass.lead}</b> <span class="mut">{w().pass.free}</span>
      </p>
      <Button kind="human-outline" onClick={() => void pass()}>
        {w().pass.button}
      </Button>
    </div>
  )
}
