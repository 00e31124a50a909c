import type { ComponentChildren, RefObject } from 'preact'
import { useId } from 'preact/hooks'

export interface FieldFrame {
  label: string
  /** one line under the field that says what it is for */
  hint?: ComponentChildren
  /** what is wrong and how to put it right */
  error?: string | null
  /** the label is read out but not shown */
  bare?: boolean
}

/** What a control needs so that label, hint and error belong to it. */
interface Wiring {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

/** The frame that Field, TextArea and Select share. */
export function FieldFrame({
  label,
  hint,
  error,
  bare,
  children,
}: FieldFrame & { children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const wiring: Wiring = { id }
  if (described !== '') wiring['aria-describedby'] = described
  if (error) wiring['aria-invalid'] = 'true'
  return (
    <div class="field">
      <label for={id} class={bare ? 'vh' : ''}>
        {label}
      </label>
      {children(wiring)}
      {hint !== undefined && (
        <p class="sm mut" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="sm err" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

type Common = FieldFrame & {
  value: string
  onInput: (value: string) => void
  placeholder?: string
  required?: boolean
  disabled?: boolean
  maxLength?: number
  autoComplete?: string
}
type FieldProps = Common & {
  type?: 'text' | 'email' | 'search' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | 'range'
  min?: string | number
  max?: string | number
  step?: number
  list?: string
  inputRef?: RefObject<HTMLInputElement>
}

export function Field({ label, hint, error, bare, onInput, inputRef, type, ...native }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error ?? null} bare={bare ?? false}>
      {(wiring) => (
        <input
          {...native}
          {...wiring}
          type={type ?? 'text'}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          class={type === 'range' ? 'range' : 'inp'}
          onInput={(e) => onInput(e.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}

export function TextArea({ label, hint, error, bare, onInput, ...native }: Common & { rows?: number }) {
  return (
    <FieldFrame label={label} hint={hint} error={error ?? null} bare={bare ?? false}>
      {(wiring) => (
        <textarea
          dir="auto"
          {...native}
          {...wiring}
          class="inp"
          onInput={(e) => onInput(e.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}

export function Check(props: {
  label: ComponentChildren
  checked: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled ?? false}
        onChange={(e) => props.onChange(e.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  )
}

/** On or off at once, without a save button. */
export function Switch(props: {
  label: ComponentChildren
  checked: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        checked={props.checked}
        disabled={props.disabled ?? false}
        onChange={(e) => {
          const on = e.currentTarget.checked
          // stays where the state says until the state changes
          e.currentTarget.checked = props.checked
          props.onChange(on)
        }}
      />
      <span>{props.label}</span>
    </label>
  )
}
