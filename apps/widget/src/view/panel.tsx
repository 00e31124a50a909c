import { Composer } from './composer.tsx'
import { Head } from './head.tsx'
import { Icon, off } from './icon.tsx'
import { Log } from './log.tsx'
import type { Parts } from './parts.ts'

export function Panel(parts: Parts) {
  const { screen, words, model, later, use } = parts
  const { banner } = screen
  const Sheet = model.sheet ? later?.Sheet : undefined
  return (
    <section
      class="w"
      role="dialog"
      tabIndex={-1}
      aria-label={words.widget(model.front?.name ?? '')}
      dir={parts.dir}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const list = [...(event.dataTransfer?.files ?? [])]
        if (list.length) use((part) => part.files.add(list))
      }}
    >
      <Head {...parts} />
      {banner && (
        <p class={`net ${banner.tone}`}>
          <Icon d={off} />
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
