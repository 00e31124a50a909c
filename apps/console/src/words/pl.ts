import { company } from './pl/company.ts'
import { floor } from './pl/floor.ts'
import { habits } from './pl/habits.ts'
import { history } from './pl/history.ts'
import { problems } from './pl/problems.ts'
import { work } from './pl/work.ts'
import type { Words } from './words.ts'

export const words: Words = { ...work, ...company, ...history, ...habits, ...floor, problems }
