import { useEffect, useState } from 'preact/hooks'
import { Countdown } from '../../src/countdown.tsx'
import { Switch } from '../../src/field.tsx'

export default function View() {
  const [on, setOn] = useState(true)
  const [left, setLeft] = useState(45_000)
  useEffect(() => {
    const set = (e: Event) => setLeft((e as CustomEvent<number>).detail)
    addEventListener('left', set)
    return () => removeEventListener('left', set)
  }, [])
  const label = (ms: number) => `${Math.ceil(ms / 1000)} seconds left`
  return (
    <>
      <div class="row wrap">
        <Countdown
          leftMs={left}
          wholeMs={45_000}
          label={label(left)}
          say={on ? (ms) => `${Math.ceil(ms / 1000)} s left` : null}
        />
        {[22_000, 7_000, 0].map((ms) => (
          <Countdown key={ms} leftMs={ms} wholeMs={45_000} label={label(ms)} />
        ))}
      </div>
      <Switch label="Read countdowns out" checked={on} onChange={setOn} />
    </>
  )
}
