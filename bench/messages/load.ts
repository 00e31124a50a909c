import { createDesk, type Desk } from './desk.ts'
import { measured, saturate, steady } from './loops.ts'

/**
 * The load generator, a process of its own (its CPU is counted apart): `process.send` of a command is answered with its
 * result. Both sides of every conversation are here, so that each message is followed from one to the other.
 */
export type LoadCommand =
  | { do: 'open'; conversations: number; capacity: number }
  | { do: 'steady'; rate: number; seconds: number; warmUpSeconds: number }
  | { do: 'saturate'; inFlight: number; seconds: number; warmUpSeconds: number }
  | { do: 'contacts'; n: number }
  | { do: 'idle'; sockets: number }
  | { do: 'awaitReady' }
  | { do: 'stop' }

const [portText, data, seedText] = process.argv.slice(2)
const desk: Desk = createDesk(Number(portText), data ?? '', Number(seedText))
const tell = (message: object) => process.send?.(message)
async function run(command: LoadCommand): Promise<unknown> {
  switch (command.do) {
    case 'open':
      return desk.open(command.conversations, command.capacity, (n) => tell({ progress: n }))
    case 'steady':
      return measured(desk, command, steady(desk.talks, command.rate), tell)
    case 'saturate':
      return measured(desk, command, saturate(desk.talks, command.inFlight), tell)
    case 'contacts':
      return desk.contacts(command.n)
    case 'idle':
      return desk.idle(command.sockets)
    case 'awaitReady':
      return desk.awaitReady()
    case 'stop':
      desk.stop()
      process.disconnect()
      return null
  }
}

process.on('message', (message: { id: number; command: LoadCommand }) => {
  run(message.command).then(
    (result) => tell({ id: message.id, result }),
    (error: unknown) =>
      tell({ id: message.id, error: error instanceof Error ? error.message : String(error) }),
  )
})
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0))
tell({ ready: true })
