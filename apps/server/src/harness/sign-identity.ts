import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Guide {
  signIdentity(person: { id: string; name: string }, key: { kid: string; secret: string }): string
}

const page = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'guides', 'embedding.md')

/** The signing code of the guide, taken out of the guide: what people copy is what runs here. */
export function signingOfGuide(): Promise<Guide> {
  const code = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(readFileSync(page, 'utf8'))?.[1]
  if (code === undefined) throw new Error('docs/guides/embedding.md does not show how to sign')
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`) as Promise<Guide>
}
