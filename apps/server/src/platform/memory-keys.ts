import type { KeyStore, WrappedKey } from './crypto.ts'

/** Keys of small worlds. Contents of an erased owner stay in the memory store, unreadable. */
export function createMemoryKeyStore(): KeyStore {
  const rows = new Map<string, WrappedKey>()
  const at = (workspaceId: string, ownerId: string) => `${workspaceId} ${ownerId}`
  return {
    load: async (workspaceId, ownerIds) =>
      ownerIds.flatMap((ownerId) => rows.get(at(workspaceId, ownerId)) ?? []),
    async create(workspaceId, key) {
      const stands = rows.get(at(workspaceId, key.ownerId))
      if (!stands) rows.set(at(workspaceId, key.ownerId), key)
      return stands ?? key
    },
    async erase(workspaceId, ownerId) {
      rows.set(at(workspaceId, ownerId), { ownerId, wrapped: null, masterKid: '' })
    },
    underOtherMaster: async (workspaceId, masterKid, limit) =>
      [...rows]
        .filter(
          ([key, row]) => key.startsWith(`${workspaceId} `) && row.wrapped && row.masterKid !== masterKid,
        )
        .map(([, row]) => row)
        .slice(0, limit),
    async rewrap(workspaceId, key, oldMasterKid) {
      const stands = rows.get(at(workspaceId, key.ownerId))
      if (stands?.wrapped && stands.masterKid === oldMasterKid) rows.set(at(workspaceId, key.ownerId), key)
    },
  }
}
