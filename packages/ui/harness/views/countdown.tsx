import { Countdown } from '../../src/countdown.tsx'

export default function View() {
  return (
    <div class="row wrap">
      {[45_000, 22_000, 7_000, 0].map((left) => (
        <Countdown key={left} leftMs={left} wholeMs={45_000} label={`${left / 1000} seconds left`} />
      ))}
    </div>
  )
}
