import { habits } from './pl/habits.ts'
import { problems } from './pl/problems.ts'
import { work } from './pl/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...habits, problems }
