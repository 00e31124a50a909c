import { Composer } from './composer.tsx'
import { Head } from './head.tsx'
import { Icon } from './icon.tsx'
import { Log } from './log.tsx'
import type { Parts } from './parts.ts'

export function Panel(props: Parts) {
  const { screen, words, model, later } = props
  const Sheet = model.sheet === null ? undefined : later?.Sheet
  return (
    <section
      class="w"
      role="dialog"
      tabIndex={-1}
      aria-label={words.widget(model.front?.name ?? '')}
      dir={screen.dir}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        props.files.add(event.dataTransfer?.files)
      }}
    >
      <Head {...props} />
      {screen.banner !== null && (
        <p class={`net ${screen.banner.tone}`}>
          <Icon name="off" />
          {screen.banner.text}
        </p>
      )}
      <div class="body">
        <div class="under" inert={Sheet !== undefined}>
          <Log {...props} />
          <Composer {...props} />
        </div>
        {Sheet !== undefined && <Sheet {...props} />}
      </div>
    </section>
  )
}
