import { habits } from './de/habits.ts'
import { problems } from './de/problems.ts'
import { work } from './de/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...habits, problems }
