import { toast } from '@warmline/ui'
import { waitingCount } from '../model/outbox.ts'
import { w } from '../words/words.ts'
import { outbox } from './outbox-runner.ts'
import { signOut } from './session.ts'

/** Answers that still wait would be lost with the session: they come first. */
export async function leaveConsole(): Promise<void> {
  const n = waitingCount(outbox.value)
  if (n > 0) toast({ text: w().nav.signOutWaiting(n), bad: true })
  else await signOut()
}
