import { effect } from '@preact/signals'
import { session } from './session.ts'

/**
 * Toasts stand where they cover nothing that can be used or that says how the line is: in their usual place when that
 * is free, otherwise as near to it as there is room. Text under them is read again when they go.
 */
const inTheWay = 'a, button, input, select, textarea, summary, label, [role="status"]'
const stepPx = 12
const edgePx = 12

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Offsets in order of preference: as it is, then away from the nearer end of the page, at the start, middle and end. */
function* offsets({ left, top, right, bottom }: Box): Generator<[x: number, y: number]> {
  const columns = [0, (innerWidth - left - right) / 2, innerWidth - left - right]
  const isLow = top + bottom > innerHeight
  for (const x of columns)
    for (let y = 0; ; y += stepPx) {
      if (isLow ? top - y < edgePx : bottom + y > innerHeight - edgePx) break
      yield [x, isLow ? -y : y]
    }
}

const moved = ({ left, top, right, bottom }: Box, [x, y]: [number, number]): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
})

let at: [number, number] = [0, 0]
function place(box: HTMLElement): void {
  const { left, top, right, bottom, width } = box.getBoundingClientRect()
  if (width === 0) {
    box.style.translate = ''
    at = [0, 0]
    return
  }
  const natural = moved({ left, top, right, bottom }, [-at[0], -at[1]])
  const taken = [...document.querySelectorAll(inTheWay)]
    .filter((e) => !box.contains(e))
    .map((e) => ({ rect: e.getBoundingClientRect(), isContent: e.closest('.attached') !== null }))
    .filter(({ rect: r }) => r.width > 1 && r.bottom > 0 && r.top < innerHeight)
  const isFree = (offset: [number, number]) => !taken.some((t) => meet(t.rect, moved(natural, offset)))
  if (isFree(at)) return
  const all = [...offsets(natural)]
  // a screen full of pictures: they scroll, what is around them does not
  const isFreeOfControls = (offset: [number, number]) =>
    !taken.some((t) => !t.isContent && meet(t.rect, moved(natural, offset)))
  at = all.find(isFree) ?? all.find(isFreeOfControls) ?? [0, 0]
  box.style.translate = `${at[0]}px ${at[1]}px`
}

// told after layout and before paint, when they come, grow, shrink and go
const sizes = new ResizeObserver(([one]) => place(one!.target as HTMLElement))
effect(() => {
  void session.value
  // another frame of the page has other toasts
  requestAnimationFrame(() => {
    const box = document.querySelector('.toasts')
    sizes.disconnect()
    if (box !== null) sizes.observe(box)
  })
})
