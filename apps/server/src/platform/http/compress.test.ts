import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import { compressPages } from './compress.ts'
import { registerStatic } from './static.ts'

const long = 'the same words again and again. '.repeat(100)

it('a page goes out compressed to whoever takes gzip, an answer of the API never', async () => {
  const app = fastify()
  app.addHook('onSend', compressPages)
  app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send(long))
  app.get('/small', (_request, reply) => reply.type('text/html').send('few words'))
  app.get('/answer', (_request, reply) => reply.send({ long }))
  const get = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } })

  const zipped = await get('/page', 'gzip, deflate, br')
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(long)
  for (const encoding of ['', 'identity', 'br', 'gzip;q=0, br']) {
    const plain = await get('/page', encoding)
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, long])
    expect(plain.headers['vary']).toBe('accept-encoding')
  }
  expect((await get('/page', 'br, gzip;q=0.5')).headers['content-encoding']).toBe('gzip')
  for (const url of ['/small', '/answer'])
    expect((await get(url, 'gzip')).headers['content-encoding']).toBeUndefined()
  await app.close()
})

it('a built file goes out as its compressed twin, brotli only to whoever takes it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'wl-twins-'))
  mkdirSync(join(directory, 'assets'))
  const file = join(directory, 'assets', 'a-12345678.js')
  writeFileSync(file, long)
  writeFileSync(`${file}.gz`, gzipSync(long, { level: 9 }))
  writeFileSync(`${file}.br`, 'as brotli')
  writeFileSync(join(directory, 'assets', 'b-12345678.js'), 'no twin')
  const app = fastify()
  await registerStatic(app, { prefix: '/widget/', directory, isShared: true, fallback: null })
  const get = (name: string, encoding?: string) =>
    app.inject({
      url: `/widget/assets/${name}`,
      headers: encoding === undefined ? {} : { 'accept-encoding': encoding },
    })
  const same = {
    'content-type': expect.stringMatching(/javascript; charset=utf-8$/) as string,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'access-control-allow-origin': '*',
  }
  const zipped = await get('a-12345678.js', 'gzip')
  expect(zipped.headers).toMatchObject({ ...same, 'content-encoding': 'gzip' })
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(long)
  const shortest = await get('a-12345678.js', 'gzip, deflate, br, zstd')
  expect([shortest.headers['content-encoding'], shortest.body]).toEqual(['br', 'as brotli'])
  const plain = await get('a-12345678.js')
  expect(plain.headers).toMatchObject(same)
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, long])
  const alone = await get('b-12345678.js', 'gzip, br')
  expect([alone.headers['content-encoding'], alone.body]).toEqual([undefined, 'no twin'])
  await app.close()
  rmSync(directory, { recursive: true })
})
