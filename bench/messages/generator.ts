import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LoadCommand } from './load.ts'
import type { LoadResult } from './loops.ts'

const program = fileURLToPath(new URL('./load.ts', import.meta.url))

interface Said {
  id?: number
  result?: unknown
  error?: string
  mark?: 'begin' | 'end'
  progress?: number
  ready?: true
}

/** The load generator, started. */
export interface Generator {
  open(conversations: number, capacity: number): Promise<{ open: number; seconds: number }>
  run(
    command: Extract<LoadCommand, { do: 'steady' | 'saturate' }>,
    onMark: (mark: 'begin' | 'end') => void,
  ): Promise<LoadResult>
  contacts(n: number): Promise<void>
  idle(sockets: number): Promise<void>
  awaitReady(): Promise<{ sockets: number; lastReadyAt: number }>
  stop(): Promise<void>
}

export async function startGenerator(
  port: number,
  data: string,
  seed: number,
  onProgress: (n: number) => void,
): Promise<Generator> {
  const child = fork(program, [String(port), data, String(seed)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let onMark: (mark: 'begin' | 'end') => void = () => undefined
  let next = 1
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => {
      const error = new Error(`the load generator ended with ${code}`)
      reject(error)
      for (const one of waiting.values()) one.reject(error)
    })
    child.on('message', (message: Said) => {
      if (message.ready) resolve()
      if (message.mark) onMark(message.mark)
      if (message.progress !== undefined) onProgress(message.progress)
      if (message.id === undefined) return
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error === undefined) one?.resolve(message.result)
      else one?.reject(new Error(message.error))
    })
  })
  const call = <T>(command: LoadCommand): Promise<T> => ask(child, waiting, next++, command) as Promise<T>
  return {
    open: (conversations, capacity) => call({ do: 'open', conversations, capacity }),
    run(command, marked) {
      onMark = marked
      return call(command)
    },
    contacts: (n) => call({ do: 'contacts', n }),
    idle: (sockets) => call({ do: 'idle', sockets }),
    awaitReady: () => call({ do: 'awaitReady' }),
    async stop() {
      await call({ do: 'stop' }).catch(() => undefined)
      await gone
    },
  }
}

function ask(
  child: ChildProcess,
  waiting: Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>,
  id: number,
  command: LoadCommand,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    child.send({ id, command })
  })
}
