import { signal } from '@preact/signals'
import type { ItemCard } from '@warmline/contracts'
import {
  Button,
  clockOf,
  Empty,
  Icon,
  Pill,
  Skeleton,
  scrollable,
  toast,
  toneOf,
  useSaid,
} from '@warmline/ui'
import { sayCountdowns } from '../live/prefs.ts'
import { now } from '../live/time.ts'
import { formatSpan, w } from '../words/words.ts'

/** The time to a promised person, always as a number; red and counting up once it is over. */
export function DueClock({ card, say }: { card: ItemCard; say?: boolean }) {
  const promise = card.head.promise
  const left = promise === null ? null : promise.dueAt - now.value
  useSaid(left, say && sayCountdowns.value ? (ms) => w().inbox.due(clockOf(ms)) : null)
  if (promise === null || left === null) return null
  const far = left > 3600_000
  const label = left < 0 ? w().inbox.overdue(clockOf(-left)) : w().inbox.due(clockOf(left))
  return (
    <span title={label} class="nw">
      <Pill
        tone={far ? 'plain' : toneOf(left, Math.max(promise.dueAt - promise.countedFrom, 1))}
        icon="clock"
      >
        <span class="vh">{label}</span>
        <span class="num" aria-hidden="true">
          {far ? formatSpan(left) : clockOf(left)}
        </span>
      </Pill>
    </span>
  )
}

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
      <pre class="code" {...scrollable}>
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
