/** What scrolls must be reachable by the keyboard, or its end cannot be read without a mouse. */
export const scrollable = { tabIndex: 0 } as const

/** Files dropped on an element; everywhere beside it the browser would leave the page and open them. */
export const dropTarget = (onFiles: (files: readonly File[]) => void, onOver?: (over: boolean) => void) => ({
  onDragOver: (e: DragEvent) => {
    e.preventDefault()
    onOver?.(true)
  },
  onDragLeave: () => onOver?.(false),
  onDrop: (e: DragEvent) => {
    e.preventDefault()
    onOver?.(false)
    onFiles([...(e.dataTransfer?.files ?? [])])
  },
})

/**
 * Letters typed in a list go to the next row that begins with them; the same letter again goes on to the next one.
 * Gives the index, or undefined when the key is no letter or nothing fits. A pause of 0.7 s begins anew.
 */
export function typeahead(): (
  e: KeyboardEvent,
  labels: readonly (string | null)[],
  at: number,
) => number | undefined {
  let typed = ''
  let last = 0
  return (e, labels, at) => {
    if (e.key.length !== 1 || e.ctrlKey || e.metaKey || e.altKey || (e.key === ' ' && typed === ''))
      return undefined
    typed = e.timeStamp - last > 700 ? e.key : typed + e.key
    last = e.timeStamp
    const same = [...typed].every((c) => c === typed[0])
    const wanted = (same ? typed[0]! : typed).toLocaleLowerCase()
    const from = same ? at + 1 : Math.max(0, at)
    for (let i = 0; i < labels.length; i++) {
      const index = (from + i) % labels.length
      if (labels[index]?.trim().toLocaleLowerCase().startsWith(wanted)) return index
    }
    return undefined
  }
}
