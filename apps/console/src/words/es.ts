import { habits } from './es/habits.ts'
import { problems } from './es/problems.ts'
import { work } from './es/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...habits, problems }
