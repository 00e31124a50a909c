import { figureBounds } from '@warmline/core'
import { Button } from '@warmline/ui'
import { dayInZone, type Stretch } from '../../model/ledger.ts'
import { formatDayIn, formatHourIn, w } from '../../words/words.ts'

/** A day by the clock of the staffed hours. */
export function DayField({
  stretch,
  zone,
  onChange,
}: {
  stretch: Stretch | null
  zone: string
  onChange: (stretch: Stretch | null) => void
}) {
  const choose = (date: string) => {
    const noon = Date.parse(`${date}T12:00:00Z`)
    if (Number.isNaN(noon)) return onChange(null)
    // noon in Greenwich may be the day before or after there: the day that is called so is one of three
    const day = [0, -1, 1]
      .map((n) => figureBounds(zone, 'today', noon + n * 43_200_000))
      .find((bounds) => dayInZone(bounds[0]!, zone) === date)
    onChange(day === undefined ? null : { from: day[0]!, to: day.at(-1)! })
  }
  return (
    <label class="dayfield">
      <span class="vh">{w().lead.ledger.day}</span>
      <input
        class="inp"
        type="date"
        value={stretch === null ? '' : dayInZone(stretch.from, zone)}
        onChange={(e) => choose(e.currentTarget.value)}
      />
    </label>
  )
}

/** The stretch that the list is narrowed to, and the way out of it. */
export function StretchChip({
  stretch,
  zone,
  onClear,
}: {
  stretch: Stretch
  zone: string
  onClear: () => void
}) {
  const day = formatDayIn(stretch.from, zone)
  const bounds = figureBounds(zone, 'today', stretch.from)
  const isWhole = bounds[0] === stretch.from && bounds.at(-1) === stretch.to
  return (
    <span class="row">
      <b class="ui nw">
        {isWhole
          ? day
          : w().lead.ledger.stretch(day, formatHourIn(stretch.from, zone), formatHourIn(stretch.to, zone))}
      </b>
      <Button size="small" kind="quiet" icon="x" onClick={onClear}>
        {w().lead.ledger.allTime}
      </Button>
    </span>
  )
}
