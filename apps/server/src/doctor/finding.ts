/** `wrong` = something needs doing, and `todo` says what; `note` = good to know; `ok` = looked at and well. */
export interface Finding {
  /** stable, for scripts */
  check: string
  level: 'ok' | 'note' | 'wrong'
  says: string
  todo?: string
}

export const ok = (check: string, says: string): Finding => ({ check, level: 'ok', says })
export const note = (check: string, says: string, todo?: string): Finding =>
  todo === undefined ? { check, level: 'note', says } : { check, level: 'note', says, todo }
export const wrong = (check: string, says: string, todo: string): Finding => ({
  check,
  level: 'wrong',
  says,
  todo,
})

const signs = { ok: '✓', note: '·', wrong: '✗' } as const

/** One finding a line, what to do below it. */
export const lineOf = ({ level, says, todo }: Finding): string =>
  `${signs[level]} ${says}${todo === undefined ? '' : `\n    → ${todo}`}`
