import { hash } from 'node:crypto'

/** Where a client stands in a lane. Opaque outside: its form may change, and one made elsewhere is not understood. */
export interface Place {
  lane: number
  position: number
}

const check = (workspaceId: string, lane: number, position: number) =>
  hash('sha1', `${workspaceId} ${lane} ${position}`, 'base64url').slice(0, 5)

let last = { workspaceId: '', lane: 0, position: -1, cursor: '' }

/** The same place is encoded for the answer and for every socket, one right after the other. */
export function encodeCursor(workspaceId: string, { lane, position }: Place): string {
  if (last.position === position && last.lane === lane && last.workspaceId === workspaceId) return last.cursor
  last = { workspaceId, lane, position, cursor: encoded(workspaceId, lane, position) }
  return last.cursor
}

function encoded(workspaceId: string, lane: number, position: number): string {
  return Buffer.from(`${lane}:${position}:${check(workspaceId, lane, position)}`).toString('base64url')
}

/** null = not a cursor of this workspace. */
export function decodeCursor(workspaceId: string, cursor: string): Place | null {
  const found = /^(\d{1,6}):(\d{1,15}):([\w-]{5})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!found) return null
  const lane = Number(found[1])
  const position = Number(found[2])
  return check(workspaceId, lane, position) === found[3] ? { lane, position } : null
}
