import { company } from './de/company.ts'
import { floor } from './de/floor.ts'
import { habits } from './de/habits.ts'
import { history } from './de/history.ts'
import { problems } from './de/problems.ts'
import { work } from './de/work.ts'
import type { Words } from './words.ts'

export const words: Words = { ...work, ...company, ...history, ...habits, ...floor, problems }
