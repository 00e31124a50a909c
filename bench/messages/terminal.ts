import { spawn } from 'node:child_process'

export const say = (text: string): void => void process.stderr.write(`${text}\n`)

let title = ''
let saidAt = 0

/** One line that moves on a terminal, one a while elsewhere. */
export function progress(n: number): void {
  const line = `${title}: ${n.toLocaleString('en')}`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
  else if (performance.now() - saidAt > 10_000) {
    saidAt = performance.now()
    say(line)
  }
}

export function begin(name: string): void {
  title = name
  saidAt = performance.now()
  say(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${name} …`)
}

export function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`${command} ended with ${code}`))))
  })
}
