import { createClient } from './index.ts'
const c = createClient({ baseUrl: '' })
const r = await c.call('sendMessage', { params: { itemId: 'wi_x' }, body: { messageId: 'msg', text: 'x' } })
if (r.ok) r.value.version satisfies number
await c.call('session')
await c.call('sync', { query: { scope: 'contact' } })
await c.call('askForHuman', { params: { itemId: 'wi' } })
await c.call('openConversation', { body: { language: 'en', wants: 'ai' } })
// @ts-expect-error body missing
await c.call('openConversation')
// @ts-expect-error unknown
await c.call('sync', { query: { scoope: 'contact' } })
// @ts-expect-error no params
await c.call('session', { params: {} })
await c.call('attach', { query: { name: 'x' }, body: new Blob([]), contentType: 'image/png' })
