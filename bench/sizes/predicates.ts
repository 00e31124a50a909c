/**
 * What stands on a screen, asked inside the page; each gives the epoch ms of the question, or 0. They are sent to the
 * browser as source, so that they may use nothing from around them.
 */

/** The widget's field and its way to a person are there and take input. */
export function widgetIsUsable(): number {
  const root = document.querySelector('warm-line')?.shadowRoot
  const field = root?.querySelector<HTMLTextAreaElement>('textarea[name=text]')
  const person = [...(root?.querySelectorAll('button') ?? [])].find((button) =>
    button.textContent?.includes('Ask for one'),
  )
  const takes = (element: HTMLTextAreaElement | HTMLButtonElement | null | undefined) =>
    element?.disabled === false && element.checkVisibility() && element.closest('[inert]') === null
  return takes(field) && takes(person) ? performance.timeOrigin + performance.now() : 0
}

/** The AI's answer stands in the widget's conversation. */
export function widgetHasAnswer(): number {
  const root = document.querySelector('warm-line')?.shadowRoot
  const there = root?.querySelector('article[data-author=ai]')?.checkVisibility() === true
  return there ? performance.timeOrigin + performance.now() : 0
}

/** The console's home has the switch to go available, its inbox a conversation. */
export function homeIsUsable(): number {
  return document.querySelector('main [role=switch]') === null
    ? 0
    : performance.timeOrigin + performance.now()
}
export function inboxIsUsable(): number {
  return document.querySelector('a[href*="/inbox/wi_"]') === null
    ? 0
    : performance.timeOrigin + performance.now()
}

/** Every page of the console brings its own heading. */
export function pageIsThere(): number {
  return document.querySelector('h1') === null ? 0 : performance.timeOrigin + performance.now()
}
