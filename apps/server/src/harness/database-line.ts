import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'

/** The way from a node to its database, which can be cut and mended. */
export interface DatabaseLine {
  /** the same database, by this way */
  through(config: ClientConfig): ClientConfig
  /** Every connection ends, and no new one is made. */
  cut(): void
  mend(): Promise<void>
  close(): Promise<void>
}

export async function openDatabaseLine(): Promise<DatabaseLine> {
  const directory = await mkdtemp(join(tmpdir(), 'wl-line-'))
  await chmod(directory, 0o700)
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  let target: ClientConfig | undefined
  let server: Server | undefined
  const pathIn = (folder: string) => join(folder, `.s.PGSQL.${target?.port ?? 5432}`)
  const mend = () =>
    new Promise<void>((resolve, reject) => {
      server = createServer((near) => {
        const far = connect(pathIn(String(target?.host)))
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          keep(one)
          one.pipe(other)
          one.on('close', () => other.destroy())
        }
      })
      server.once('error', reject).listen(pathIn(directory), resolve)
    })
  const cut = () => {
    server?.close()
    server = undefined
    for (const socket of sockets) socket.destroy()
  }
  return {
    through(config) {
      target ??= config
      return { ...config, host: directory }
    },
    cut,
    mend,
    async close() {
      cut()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
