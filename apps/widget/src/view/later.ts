import css from './later.css?inline'
import type { Later } from './parts.ts'
import { Questions } from './questions.tsx'
import { Sheet } from './sheets.tsx'

/** What the first look does not need: fetched when the panel stands, or at the first tap that wants it. */
export const later: Later = { Sheet, Questions, css }
