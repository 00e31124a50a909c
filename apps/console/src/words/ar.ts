import { company } from './ar/company.ts'
import { floor } from './ar/floor.ts'
import { habits } from './ar/habits.ts'
import { history } from './ar/history.ts'
import { problems } from './ar/problems.ts'
import { work } from './ar/work.ts'
import type { Words } from './words.ts'

export const words: Words = { ...work, ...company, ...history, ...habits, ...floor, problems }
