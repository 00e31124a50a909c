import type { Crypto } from '../platform/crypto.ts'
import type { Store } from '../platform/ports.ts'

/** Decrypted texts in use on this node. */
export interface Contents {
  /** null = erased, unknown or damaged */
  texts(workspaceId: string, contentIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  text(workspaceId: string, contentId: string): Promise<string | null>
  /** Just sealed here: whoever is shown it next need not read and decrypt it again. */
  remember(workspaceId: string, contentId: string, text: string): void
  /** Somebody was erased: nothing of this workspace is remembered any more. */
  forget(workspaceId: string): void
}

export function createContents(store: Pick<Store, 'contents'>, crypto: Crypto, most = 20_000): Contents {
  const kept = new Map<string, string>()
  const keyOf = (workspaceId: string, contentId: string) => `${workspaceId} ${contentId}`
  function remember(key: string, text: string) {
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, text)
  }
  function remembered(key: string): string | undefined {
    const text = kept.get(key)
    if (text === undefined) return undefined
    kept.delete(key)
    kept.set(key, text)
    return text
  }
  async function texts(workspaceId: string, contentIds: readonly string[]) {
    const found = new Map<string, string | null>()
    const missing: string[] = []
    for (const contentId of new Set(contentIds)) {
      const text = remembered(keyOf(workspaceId, contentId))
      if (text === undefined) missing.push(contentId)
      else found.set(contentId, text)
    }
    if (missing.length === 0) return found
    const opened = await crypto.openContents(workspaceId, await store.contents(workspaceId, missing))
    for (const contentId of missing) {
      const text = opened.get(contentId) ?? null
      found.set(contentId, text)
      if (text !== null) remember(keyOf(workspaceId, contentId), text)
    }
    return found
  }
  return {
    texts,
    text: async (workspaceId, contentId) => (await texts(workspaceId, [contentId])).get(contentId) ?? null,
    remember: (workspaceId, contentId, text) => remember(keyOf(workspaceId, contentId), text),
    forget(workspaceId) {
      for (const key of kept.keys()) if (key.startsWith(`${workspaceId} `)) kept.delete(key)
    },
  }
}

/** A crypto that tells `contents` what it seals. */
export const remembering = (crypto: Crypto, contents: Contents): Crypto => ({
  ...crypto,
  async sealContent(workspaceId, draft) {
    const row = await crypto.sealContent(workspaceId, draft)
    contents.remember(workspaceId, draft.contentId, draft.body)
    return row
  },
})
