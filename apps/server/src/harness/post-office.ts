import { createServer, type Socket } from 'node:net'

/** `silent`: connections open, old ones stay, and nobody says a word · `busy`: it says 451 to every letter. */
export type PostOfficeMode = 'well' | 'silent' | 'busy'

export interface PostOffice {
  url: string
  mode: PostOfficeMode
  /** letters that it took, as they came */
  letters: string[]
  /** connections that stand now, and that ever stood */
  standing(): number
  calls: number
  close(): Promise<void>
}

/** A mail server that takes letters when it is well. */
export async function openPostOffice(): Promise<PostOffice> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    office.calls += 1
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    let isSilent = office.mode === 'silent'
    if (isSilent) return
    let letter: string | null = null
    let rest = ''
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const take = (line: string) => {
      // Also a connection that was open before; what it missed it never hears.
      isSilent ||= office.mode === 'silent'
      if (isSilent) return
      if (letter !== null) {
        if (line !== '.') letter += `${line}\n`
        else {
          office.letters.push(letter)
          letter = null
          say('250 taken')
        }
      } else if (/^(EHLO|HELO)/i.test(line)) say('250 post.test')
      else if (/^MAIL/i.test(line)) say(office.mode === 'busy' ? '451 come again' : '250 yes')
      else if (/^DATA/i.test(line)) {
        letter = ''
        say('354 go on')
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
      else say('250 yes')
    }
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    })
    say('220 post.test')
  })
  const office: PostOffice = {
    url: '',
    mode: 'well',
    letters: [],
    standing: () => sockets.size,
    calls: 0,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  office.url = `smtp://127.0.0.1:${at.port}`
  return office
}
