import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'plain' | 'primary' | 'human' | 'human-outline' | 'quiet' | 'danger'
const kinds: Record<ButtonKind, string> = {
  plain: '',
  primary: ' p',
  human: ' h',
  'human-outline': ' ho',
  quiet: ' q',
  danger: ' d',
}

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'label' | 'size'> {
  kind?: ButtonKind
  size?: 'small' | 'medium' | 'big'
  icon?: IconName
  /** an icon alone: the label is its accessible name and tooltip */
  label?: string
  /** the command is on its way: a turning mark, and a second press does nothing */
  busy?: boolean
  /** the key that does the same, shown on wide screens */
  hotkey?: string
  children?: ComponentChildren
}

/** A native button; `type="button"` unless said otherwise, so that none submits a form by accident. */
export function Button({
  kind = 'plain',
  size = 'medium',
  icon,
  label,
  busy,
  hotkey,
  children,
  ...rest
}: ButtonProps) {
  const only = icon !== undefined && children === undefined
  const sizes = size === 'small' ? ' s' : size === 'big' ? ' big' : ''
  const { class: extra, onClick, ...native } = rest
  return (
    <button
      type="button"
      {...native}
      {...(label === undefined ? {} : { 'aria-label': label, title: label })}
      {...(busy ? { 'aria-busy': 'true', 'aria-disabled': 'true' } : { onClick })}
      class={`btn${kinds[kind]}${sizes}${only ? ' only' : ''}${typeof extra === 'string' ? ` ${extra}` : ''}`}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {hotkey !== undefined && (
        <span class="kbd" aria-hidden="true">
          {hotkey}
        </span>
      )}
    </button>
  )
}
