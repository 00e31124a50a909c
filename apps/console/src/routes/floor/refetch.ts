import { useEffect, useRef } from 'preact/hooks'
import { frames } from '../../live/store.ts'

/** Figures are read by eye: after something happened they are fetched again at most so often. */
const changedMs = 3_000
/** Without an event only the age of things changes: an idle page must stay below 30 KB an hour. */
const quietMs = 1_200_000

/**
 * Calls `load` at first, when `key` changes, soon after something happened on the line, and now and then. The server
 * counts at most every two seconds, so after a change it is asked once more.
 */
export function useRefetch(load: () => void, key: string): void {
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    let seen = frames.peek()
    let owed = false
    let at = Date.now()
    latest.current()
    const timer = setInterval(() => {
      if (document.hidden) return
      const changed = frames.peek() !== seen
      const wait = changed || owed ? changedMs : quietMs
      if (Date.now() - at < wait) return
      owed = changed
      seen = frames.peek()
      at = Date.now()
      latest.current()
    }, 1_000)
    const looked = () => {
      if (!document.hidden) owed = true
    }
    document.addEventListener('visibilitychange', looked)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', looked)
    }
  }, [key])
}
