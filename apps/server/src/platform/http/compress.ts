import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const zip = promisify(gzip)
/** below this a compressed answer takes as many packets as a plain one */
const worthIt = 600
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i

/**
 * An `onSend` hook for pages that are made here: HTML and CSS go out compressed to whoever takes gzip. Built files have
 * their compressed twins beside them; answers of the API stay as they are.
 */
export async function compressPages(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < worthIt) return payload
  if (!/^text\/(html|css)/.test(String(reply.getHeader('content-type')))) return payload
  reply.header('vary', 'accept-encoding')
  if (!takesGzip.test(String(request.headers['accept-encoding'] ?? ''))) return payload
  const zipped = await zip(payload, { level: 9 })
  reply.headers({ 'content-encoding': 'gzip', 'content-length': zipped.length })
  return zipped
}
