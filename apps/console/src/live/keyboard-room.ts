import { useEffect } from 'preact/hooks'

/**
 * Where the keyboard of a phone lies over the page instead of making it smaller (iOS knows no `interactive-widget`), the
 * conversation gets the height that is still seen, so that the answer field stands above the keyboard.
 */
export function useKeyboardRoom(): void {
  useEffect(() => {
    const view = window.visualViewport
    if (view === null) return
    const fit = () => {
      // zoomed in is not a keyboard
      const isCovered = view.scale < 1.05 && window.innerHeight - view.height > 90
      document.documentElement.style.setProperty(
        '--seen',
        isCovered ? `${Math.round(view.height)}px` : '100dvh',
      )
      if (isCovered) window.scrollTo(0, 0)
    }
    fit()
    view.addEventListener('resize', fit)
    return () => {
      view.removeEventListener('resize', fit)
      document.documentElement.style.removeProperty('--seen')
    }
  }, [])
}
