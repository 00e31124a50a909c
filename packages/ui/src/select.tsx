import { useId } from 'preact/hooks'
import { FieldFrame } from './field.tsx'

export interface Option<V extends string> {
  value: V
  label: string
}

/** The native list box: it is right on every phone and with every reader. `placeholder` stands for "nothing chosen". */
export function Select<V extends string>(
  props: FieldFrame & {
    value: V | ''
    options: readonly Option<V>[]
    onChange: (value: V) => void
    placeholder?: string
    disabled?: boolean
  },
) {
  return (
    <FieldFrame label={props.label} hint={props.hint} error={props.error ?? null} bare={props.bare ?? false}>
      {(wiring) => (
        <select
          {...wiring}
          class="inp"
          disabled={props.disabled ?? false}
          value={props.value}
          onChange={(e) => props.onChange(e.currentTarget.value as V)}
        >
          {props.placeholder !== undefined && (
            <option value="" disabled selected={props.value === ''}>
              {props.placeholder}
            </option>
          )}
          {props.options.map((o) => (
            <option key={o.value} value={o.value} selected={o.value === props.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

/** One of a few, all in sight: radio buttons drawn as a bar. */
export function Segments<V extends string>(props: {
  label: string
  value: V
  options: readonly Option<V>[]
  onChange: (value: V) => void
  disabled?: boolean
}) {
  const name = useId()
  return (
    <fieldset class="seg" disabled={props.disabled ?? false}>
      <legend class="vh">{props.label}</legend>
      {props.options.map((o) => (
        <label key={o.value}>
          <input
            type="radio"
            name={name}
            value={o.value}
            checked={o.value === props.value}
            onChange={() => props.onChange(o.value)}
          />
          {o.label}
        </label>
      ))}
    </fieldset>
  )
}
