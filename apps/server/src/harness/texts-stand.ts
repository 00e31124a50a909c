import { createKeyStore } from '../platform/store-keys.ts'
import { verifyWorkspace } from '../platform/verify.ts'
import type { Services } from '../services.ts'

/** Of everything that was written, corrected, joined and erased here: every text that must still be there is. */
export const verifyTexts = ({ store, db }: Services, workspaceId: string) =>
  verifyWorkspace(store, workspaceId, { texts: { keys: createKeyStore(db), masters: null } })
