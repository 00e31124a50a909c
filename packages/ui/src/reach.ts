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
