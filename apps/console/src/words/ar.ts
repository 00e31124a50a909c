import { habits } from './ar/habits.ts'
import { history } from './ar/history.ts'
import { problems } from './ar/problems.ts'
import { work } from './ar/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...history, ...habits, problems }
