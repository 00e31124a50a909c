import type { Doing, Next } from '../../model/floor-line.ts'
import { formatTime, languageName, w } from '../../words/words.ts'

const nameOr = (name: string | null) => name ?? w().inbox.someone

/** The reason of a handoff with the check that held the AI's answer. */
export function reasonWords({ reason, check }: { reason: string; check: string | null }): string {
  const why = w().reasons[reason] ?? reason
  return check === null ? why : `${why}: ${w().checks[check] ?? check}`
}

export function doingWords(doing: Doing): string {
  const t = w().lead.line
  switch (doing.kind) {
    case 'callback':
      return doing.name === null
        ? t.callback(formatTime(doing.at))
        : t.callbackBy(formatTime(doing.at), doing.name)
    case 'email':
      return t.email(formatTime(doing.at))
    case 'opening':
      return t.opening(formatTime(doing.at))
    case 'named':
      return t.named(nameOr(doing.name))
    case 'no-language':
      return t.noLanguage(languageName(doing.language))
    case 'all-busy':
      return t.allBusy(doing.n, languageName(doing.language))
    case 'offered':
      return t.offered(nameOr(doing.name))
    case 'other-topic':
      return t.otherTopic(doing.n)
  }
}

export function nextWords(next: Next): string {
  const t = w().lead.line.next
  switch (next.kind) {
    case 'wider':
      return t.wider(formatTime(next.at))
    case 'front':
      return t.front(formatTime(next.at))
    case 'backstop':
      return t.backstop(nameOr(next.name), formatTime(next.at))
    case 'backstop-called':
      return t.backstopCalled(nameOr(next.name))
    case 'no-backstop':
      return t.noBackstop
  }
}
