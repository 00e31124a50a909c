import { company } from './es/company.ts'
import { floor } from './es/floor.ts'
import { habits } from './es/habits.ts'
import { history } from './es/history.ts'
import { problems } from './es/problems.ts'
import { work } from './es/work.ts'
import type { Words } from './words.ts'

export const words: Words = { ...work, ...company, ...history, ...habits, ...floor, problems }
