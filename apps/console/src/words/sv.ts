import { habits } from './sv/habits.ts'
import { problems } from './sv/problems.ts'
import { work } from './sv/work.ts'
import type { FirstWords } from './words.ts'

export const words: FirstWords = { ...work, ...habits, problems }
