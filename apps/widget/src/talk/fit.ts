import type { Session } from '../session.ts'

/** Phones: the panel is as high as what the keyboard leaves. A page that zooms itself would push it out of the window. */
export function fitInto(place: HTMLElement, host: Element, { listen }: Session): void {
  const port = visualViewport
  const fit = () => {
    // browsers that do not tell it have 1
    place.style.zoom = `${1 / (host.currentCSSZoom || 1)}`
    place.style.setProperty('--vh', `${port?.height}px`)
  }
  if (port) listen('resize', fit, port)
  fit()
}
