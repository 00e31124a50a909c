import type { IncomingMessage } from 'node:http'

/** Of a body that nobody wants, so much is still taken in before the connection is given up. */
const most = { bytes: 64 * 1024 * 1024, ms: 10_000 }

/**
 * An answer that goes out while its request still comes in is lost to most clients: their write fails (EPIPE) before
 * they read. So the rest is read and thrown away first, within bounds.
 */
export function afterBody(request: IncomingMessage, answer: () => void): void {
  if (request.complete || request.destroyed || tooMuch(request)) {
    answer()
    return
  }
  let bytes = 0
  const onData = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > most.bytes) done()
  }
  const done = () => {
    clearTimeout(timer)
    request.off('data', onData).off('end', done).off('close', done).off('error', done)
    request.pause()
    answer()
  }
  const timer = setTimeout(done, most.ms)
  request.on('data', onData).once('end', done).once('close', done).once('error', done)
  request.resume()
}

const tooMuch = (request: IncomingMessage) => Number(request.headers['content-length'] ?? 0) > most.bytes
