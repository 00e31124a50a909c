import { habits } from './es/habits.ts'
import { history } from './es/history.ts'
import { problems } from './es/problems.ts'
import { work } from './es/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...history, ...habits, problems }
