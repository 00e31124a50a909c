import type { WorkerView } from '@warmline/contracts'
import { isOn, onlineByLanguage } from '../../model/floor.ts'
import { languageName, w } from '../../words/words.ts'

/** People online by language; the numbers beside the bars say the same as the bars. */
export function OnlineCard({ people }: { people: readonly WorkerView[] }) {
  const lines = onlineByLanguage(people)
  const online = people.filter(isOn).length
  if (lines.length === 0) return null
  const most = Math.max(1, ...lines.map((l) => l.busy + l.free))
  return (
    <section class="card">
      <div class="row sp">
        <h2>{w().floor.online}</h2>
        <span class="num">{online}</span>
      </div>
      <p class="xs mut">{w().floor.onlineHint}</p>
      <ul class="reg">
        {lines.slice(0, 8).map((l) => (
          <li key={l.language} aria-label={w().floor.onlineLine(languageName(l.language), l.busy, l.free)}>
            <span class="el">{languageName(l.language)}</span>
            <span class="bar" aria-hidden="true">
              <i style={{ width: `${(l.busy / most) * 100}%` }} />
              <u style={{ width: `${(l.free / most) * 100}%` }} />
            </span>
            <span class="num sm">
              {l.busy} <span class="mut">+ {l.free}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
