import type { ComponentChildren } from 'preact'

/** Rows with hairlines between them. */
export function List({ label, children }: { label?: string; children: ComponentChildren }) {
  return (
    <ul class="list" {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </ul>
  )
}

/** Nothing here yet: what that means and what to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <b>{title}</b>
      {children !== undefined && <div>{children}</div>}
    </div>
  )
}

/** Stands where text will be; `label` is read out. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div class="skel" role="status">
      <span class="vh">{label}</span>
      {Array.from({ length: lines }, (_, n) => (
        <i key={n} />
      ))}
    </div>
  )
}
