import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import { registerStatic } from './static.ts'

it('lets other people’s pages keep the script tags for a week, and asks anew after minutes', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'wl-static-'))
  mkdirSync(join(directory, 'parts'))
  for (const name of ['loader.js', 'parts/panel-0123456789.js']) writeFileSync(join(directory, name), name)
  const app = fastify()
  await registerStatic(app, { prefix: '/widget/', directory, isShared: true, fallback: null })
  const ageOf = async (path: string) =>
    (await app.inject({ url: `/widget/${path}` })).headers['cache-control']
  expect(await ageOf('loader.js')).toMatch(/^public, max-age=300, stale-while-revalidate=604800/)
  expect(await ageOf('parts/panel-0123456789.js')).toBe('public, max-age=31536000, immutable')
  await app.close()
  rmSync(directory, { recursive: true })
})

it('answers what is no file as what is not there, whatever is asked of it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'wl-static-'))
  mkdirSync(join(directory, 'parts'))
  writeFileSync(join(directory, 'loader.js'), 'loader')
  const app = fastify()
  await registerStatic(app, { prefix: '/widget/', directory, isShared: true, fallback: null })
  const statusOf = async (path: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: `/widget/${path}`, headers })).statusCode
  for (const path of ['', 'parts', 'parts/', '%2e', 'parts/%2e%2e/', '%00'])
    expect(await statusOf(path), path).toBe(404)
  expect(await statusOf('loader.js', { range: 'bytes=99999-' })).toBe(200)
  expect(await statusOf('loader.js', { 'if-match': '"x"' })).toBe(400)
  await app.close()
  rmSync(directory, { recursive: true })
})

it('finds what a rebuild brings, and says plainly that an old chunk is gone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'wl-static-'))
  const write = (name: string) => writeFileSync(join(directory, name), name)
  mkdirSync(join(directory, 'assets'))
  for (const name of ['index.html', '.stamp', 'assets/a-12345678.js']) write(name)
  const app = fastify()
  await registerStatic(app, { prefix: '/console/', directory, isShared: false, fallback: 'index.html' })
  const get = async (path: string) => {
    const { statusCode, headers, body } = await app.inject({ url: `/console/${path}` })
    return [statusCode, headers['cache-control'], body.slice(0, 40)]
  }
  const kept = 'public, max-age=31536000, immutable'
  expect(await get('assets/a-12345678.js')).toEqual([200, kept, 'assets/a-12345678.js'])
  for (const path of ['', 'inbox/wi_1', 'index.html'])
    expect(await get(path)).toEqual([200, 'no-cache', 'index.html'])
  expect((await get('.stamp'))[0]).toBe(404)
  expect((await get('..%2f..%2fetc%2fpasswd.txt'))[0]).toBeGreaterThanOrEqual(400)
  rmSync(join(directory, 'assets/a-12345678.js'))
  write('assets/b-87654321.js')
  expect(await get('assets/b-87654321.js')).toEqual([200, kept, 'assets/b-87654321.js'])
  expect((await get('assets/a-12345678.js')).slice(0, 2)).toEqual([404, 'no-store'])
  await app.close()
  rmSync(directory, { recursive: true })
})

it('a page carries the rules for pages, its scripts only what concerns them', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'wl-rules-'))
  mkdirSync(join(directory, 'assets'))
  for (const name of ['index.html', 'worker.js', 'assets/a-12345678.js'])
    writeFileSync(join(directory, name), name)
  const app = fastify()
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'content-security-policy': 'of the API' })
  })
  await registerStatic(app, { prefix: '/console/', directory, isShared: false, fallback: 'index.html' })
  await registerStatic(app, { prefix: '/widget/', directory, isShared: true, fallback: null })
  const policyOf = async (url: string) => {
    const { headers } = await app.inject({ url })
    expect(headers['x-content-type-options']).toBe('nosniff')
    return headers['content-security-policy']
  }
  for (const url of ['/console/', '/console/worker.js', '/widget/index.html'])
    expect(await policyOf(url), url).toContain("default-src 'none'")
  for (const url of ['/console/assets/a-12345678.js', '/widget/assets/a-12345678.js', '/widget/worker.js'])
    expect(await policyOf(url), url).toBeUndefined()
  await app.close()
  rmSync(directory, { recursive: true })
})
