import { useState } from 'preact/hooks'
import { Check, Field, Switch, TextArea } from '../../src/field.tsx'

export default function View() {
  const [text, setText] = useState('')
  const [on, setOn] = useState(true)
  const field = { value: text, onInput: setText }
  return (
    <>
      <Field label="Name" hint="Contacts see the first name only." {...field} />
      <Field label="E-mail" type="email" error="Write the whole address, with @." {...field} />
      <Field label="Cannot be changed" disabled value="Northwind" onInput={setText} />
      <Field label="Share of conversations" type="range" min={0} max={100} value="40" onInput={setText} />
      <TextArea label="Answer" rows={3} placeholder="Write here" {...field} />
      <Check label="Speaks Polish" checked={on} onChange={setOn} />
      <Check label="Speaks Czech (not now)" checked={false} onChange={setOn} disabled />
      <Switch label="The AI answers first" checked={on} onChange={setOn} />
    </>
  )
}
