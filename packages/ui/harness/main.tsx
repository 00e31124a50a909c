import '../src/tokens.css'
import '../src/base.css'
import '../src/primitives.css'
import '../src/surfaces.css'
import './harness.css'
import { type ComponentType, render } from 'preact'
import { Announcer } from '../src/announcer.tsx'
import { Toasts } from '../src/toast.tsx'

declare global {
  interface ImportMeta {
    /** Vite's: the modules that fit the pattern */
    glob<T>(pattern: string): Record<string, () => Promise<T>>
  }
}

/** One primitive on a page: `?view=<file of views/>`. */
const views = import.meta.glob<{ default: ComponentType }>('./views/*.tsx')
const name = new URLSearchParams(location.search).get('view') ?? 'button'
const { default: View } = await views[`./views/${name}.tsx`]!()
document.title = name
render(
  <>
    <h1>{name}</h1>
    <View />
    <Toasts label="Messages" closeLabel="Put away" />
    <Announcer />
  </>,
  document.getElementById('app')!,
)
