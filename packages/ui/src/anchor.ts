/** Browsers without anchor positioning get the plain way: below, above where there is no room. */
function placeByHand(popover: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect()
  const box = popover.getBoundingClientRect()
  const below = at.bottom + box.height + 8 <= innerHeight
  const start = getComputedStyle(anchor).direction === 'rtl' ? at.right - box.width : at.left
  Object.assign(popover.style, {
    position: 'fixed',
    inset: 'auto',
    margin: '0',
    top: `${Math.max(8, below ? at.bottom + 6 : at.top - box.height - 6)}px`,
    left: `${Math.max(8, Math.min(start, innerWidth - box.width - 8))}px`,
  })
}

let names = 0
/** Ties a popover to the element that it belongs to. Its place is said in CSS by `position-area`. */
export function tie(popover: HTMLElement, anchor: HTMLElement): void {
  if (!CSS.supports('position-area', 'block-end')) return
  const name = anchor.style.getPropertyValue('anchor-name') || `--anchor-${++names}`
  anchor.style.setProperty('anchor-name', name)
  popover.style.setProperty('position-anchor', name)
}

/** Shows a popover beside its anchor, if it is not shown yet. */
export function showAt(popover: HTMLElement, anchor: HTMLElement): void {
  if (popover.matches(':popover-open')) return
  tie(popover, anchor)
  popover.showPopover()
  settle(popover, anchor)
}

/** For popovers that open themselves: on `toggle`. */
export function settle(popover: HTMLElement, anchor: HTMLElement): void {
  if (!CSS.supports('position-area', 'block-end')) placeByHand(popover, anchor)
}

export function hide(popover: HTMLElement | null): void {
  if (popover?.matches(':popover-open')) popover.hidePopover()
}
