import { signal } from '@preact/signals'
import { Button, type ComboboxWords, Empty, Icon, Skeleton, scrollable, toast } from '@warmline/ui'
import { w } from '../words/words.ts'

/** Loading, or what failed with a way out. */
export function Pending({ failed, again }: { failed: string | null; again: () => void }) {
  if (failed === null) return <Skeleton label={w().common.loading} lines={5} />
  return (
    <Empty title={failed}>
      <Button onClick={again}>{w().common.again}</Button>
    </Empty>
  )
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // on plain http there is no clipboard: the old way still works there
    const area = Object.assign(document.createElement('textarea'), { value: text })
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
  toast({ text: w().common.copied, ms: 2_500 })
}

export function CopyBox({ label, text }: { label: string; text: string }) {
  return (
    <div class="field">
      <span class="label">{label}</span>
      <pre class="code" dir="ltr" {...scrollable}>
        {text}
      </pre>
      <div>
        <Button size="small" icon="copy" onClick={() => void copyText(text)}>
          {w().common.copy}
        </Button>
      </div>
    </div>
  )
}

/** Local time zone, safe where the browser does not know one. */
export const localZone = (): string => {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  } catch {
    return 'UTC'
  }
}
const zonesCached = signal<string[] | null>(null)
export function zones(): string[] {
  zonesCached.value ??= (() => {
    try {
      return Intl.supportedValuesOf('timeZone')
    } catch {
      return []
    }
  })()
  return zonesCached.value.length > 0 ? zonesCached.value : [localZone()]
}

/** What a combobox says in every place. */
export const comboboxWords = (): ComboboxWords => ({
  found: w().palette.found,
  none: w().palette.none,
  more: w().palette.more,
  looking: w().common.loading,
  failed: w().live.away,
})

export function WarnBox({ title, children }: { title: string; children?: string }) {
  return (
    <div class="warnbox" role="status">
      <Icon name="warn" />
      <p class="ui grow">
        <b>{title}</b>
        {children !== undefined && <span> {children}</span>}
      </p>
    </div>
  )
}
