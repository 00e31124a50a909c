import type { SubjectHead } from '../platform/verify.ts'
import { CommandProblem } from './database.ts'

/** What `npm run verify -- --head FILE` wrote: one head a line. */
export function headsIn(text: string, path: string): SubjectHead[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return []
    const head = headIn(line)
    if (head === null) throw new CommandProblem(`${path} is not a file that --head wrote.`)
    return [head]
  })
}

function headIn(line: string): SubjectHead | null {
  try {
    const { workspaceId, subjectId, version, hash } = JSON.parse(line) as Record<keyof SubjectHead, unknown>
    const isHead =
      typeof workspaceId === 'string' &&
      typeof subjectId === 'string' &&
      typeof hash === 'string' &&
      typeof version === 'number'
    return isHead ? { workspaceId, subjectId, version, hash } : null
  } catch {
    return null
  }
}
