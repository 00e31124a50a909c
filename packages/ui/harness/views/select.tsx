import { useState } from 'preact/hooks'
import { Segments, Select } from '../../src/select.tsx'

const options = [
  { value: 'pl', label: 'Polish' },
  { value: 'de', label: 'German' },
  { value: 'ar', label: 'Arabic' },
]
export default function View() {
  const [value, setValue] = useState<string>('')
  return (
    <>
      <Select label="Language" placeholder="Choose one" value={value} options={options} onChange={setValue} />
      <Select label="Not now" value="de" options={options} onChange={setValue} disabled />
      <Select label="Wrong" value="de" options={options} onChange={setValue} error="Nobody speaks it." />
      <Segments label="Language, all in sight" value={value} options={options} onChange={setValue} />
      <p id="value">{value}</p>
    </>
  )
}
