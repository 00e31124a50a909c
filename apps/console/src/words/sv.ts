import { company } from './sv/company.ts'
import { floor } from './sv/floor.ts'
import { habits } from './sv/habits.ts'
import { history } from './sv/history.ts'
import { problems } from './sv/problems.ts'
import { work } from './sv/work.ts'
import type { Words } from './words.ts'

export const words: Words = { ...work, ...company, ...history, ...habits, ...floor, problems }
