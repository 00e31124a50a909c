import { Composer } from './composer.tsx'
import { Head } from './head.tsx'
import { Log } from './log.tsx'
import type { Parts } from './parts.ts'

export function Panel(parts: Parts) {
  const { screen, words, model, talk, later } = parts
  const { banner } = screen
  const Sheet = model.sheet ? later?.Sheet : undefined
  return (
    <section
      class="w"
      role="dialog"
      tabIndex={-1}
      aria-label={words.widget(model.front?.name ?? '')}
      dir={parts.dir}
      {...talk?.takesFiles(parts)}
    >
      <Head {...parts} />
      {banner && (
        <p class={`net ${banner.tone}`}>
          {later?.off}
          <span class="grow">{banner.text}</span>
          {banner.again && (
            <button type="button" class="link" onClick={parts.again}>
              {words.again}
            </button>
          )}
        </p>
      )}
      <div class="body">
        <div class="under" inert={!!Sheet}>
          <Log {...parts} />
          <Composer {...parts} />
        </div>
        {Sheet && <Sheet {...parts} />}
      </div>
    </section>
  )
}
