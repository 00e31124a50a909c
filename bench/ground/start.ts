import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Company {
  url: string
  slug: string
  /** session token of somebody who is worker, lead and admin */
  everything: string
  /** session token of a worker */
  worker: string
  stop(): Promise<void>
}

export interface CompanyOptions {
  /** words before the program, such as `ip netns exec NAME` */
  inside?: readonly string[]
  args?: readonly string[]
  env?: Record<string, string>
}

const program = fileURLToPath(new URL('./company.ts', import.meta.url))

/** A server process of its own on a database of its own; nothing is left after `stop`. */
export async function startCompany({
  inside = [],
  args = [],
  env = {},
}: CompanyOptions = {}): Promise<Company> {
  const data = await mkdtemp(join(tmpdir(), 'wl-company-'))
  const [command, ...rest] = [...inside, process.execPath, program, '--port', '0', '--data', data, ...args]
  const child = spawn(command ?? '', rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, WARMLINE_LOG: 'error', ...env },
  })
  const gone = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const stop = async () => {
    child.stdin.end()
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await gone
    clearTimeout(late)
    await rm(data, { recursive: true, force: true })
  }
  let said = ''
  const line = new Promise<string>((resolve, reject) => {
    void gone.then((code) => reject(new Error(`the server ended with ${code} before it listened`)))
    child.once('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const json = /^\{.*\}$/m.exec(said)?.[0]
      if (json !== undefined) resolve(json)
    })
  })
  try {
    return { ...(JSON.parse(await line) as Omit<Company, 'stop'>), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export interface HostPages {
  origin: string
  close(): void
}

/** Somebody else's site with the widget's script tag and nothing besides. `at` is how browsers reach the server. */
export async function startHostPages(
  tag: () => { at: string; slug: string },
  address = '127.0.0.1',
): Promise<HostPages> {
  const server = createServer((_request, response) => {
    const { at, slug } = tag()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>A shop</title><h1>A shop</h1><script async src="${at}/widget/loader.js" data-workspace="${slug}"></script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  return {
    origin: `http://${address}:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
