import { habits } from './ar/habits.ts'
import { problems } from './ar/problems.ts'
import { work } from './ar/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...habits, problems }
