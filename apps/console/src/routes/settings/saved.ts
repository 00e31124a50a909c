import { toast } from '@warmline/ui'
import { loadSettings } from '../../live/store.ts'
import { w } from '../../words/words.ts'

/** Every accepted change is read back, so that the page shows what stands and not what was hoped. */
export async function saved(accepted: unknown): Promise<boolean> {
  if (accepted === null) return false
  toast({ text: w().common.saved, ms: 2_500 })
  await loadSettings()
  return true
}
