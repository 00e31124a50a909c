import { createUnderstanding, decodeBundle, type Understanding } from '@warmline/ai'
import type { Trained } from './trainer.ts'

/** The classifier in force for a workspace and a language. */
export interface ModelInForce {
  readonly version: string
  readonly understanding: Understanding
}

export interface Models {
  /** Null until one was trained: then every topic is unknown, which always means a person. */
  inForce(workspaceId: string, language: string): ModelInForce | null
  /**
   * Puts a bundle in force in one step: whoever asks gets all of the old one or all of the new one. A bundle that
   * cannot be read changes nothing, and the reason is given.
   */
  swap(workspaceId: string, language: string, trained: Pick<Trained, 'bundle' | 'version'>): SwapAnswer
  /** The models of a workspace are forgotten. */
  drop(workspaceId: string): void
}

export type SwapAnswer = { ok: true; replaced: string | null } | { ok: false; why: string }

/** Models stay in memory for this many pairs of workspace and language; the one asked longest ago leaves first. */
const mostModels = 64

/** `version` names what is in force in every answer, so that an answer can be replayed with the same bundle. */
export function createModels(most = mostModels): Models {
  const held = new Map<string, ModelInForce>()
  const keyOf = (workspaceId: string, language: string) =>
    `${workspaceId}\n${language.toLowerCase().split('-')[0]}`
  return {
    inForce(workspaceId, language) {
      const key = keyOf(workspaceId, language)
      const found = held.get(key)
      if (found === undefined) return null
      held.delete(key)
      held.set(key, found)
      return found
    },
    swap(workspaceId, language, { bundle, version }) {
      const decoded = decodeBundle(bundle)
      if (!decoded.ok) return { ok: false, why: decoded.why }
      const key = keyOf(workspaceId, language)
      const replaced = held.get(key)?.version ?? null
      held.delete(key)
      held.set(key, { version, understanding: createUnderstanding(decoded.model) })
      for (const oldest of held.keys()) {
        if (held.size <= most) break
        held.delete(oldest)
      }
      return { ok: true, replaced }
    },
    drop(workspaceId) {
      for (const key of [...held.keys()]) if (key.startsWith(`${workspaceId}\n`)) held.delete(key)
    },
  }
}
