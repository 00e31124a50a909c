import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  createKnowledgeIndex,
  type IndexedArticle,
  type KnowledgeIndex,
  passageFor,
} from '../../packages/ai/src/index.ts'
import { createDice } from '../../packages/testkit/src/dice.ts'

const usage = `Usage: npm run search -- [--passages N] [--queries Q] [--seed S] [--json OUT]
  --passages N  sentences in the index, ten an article (20000)
  --queries Q   questions that are asked (1000); a third of them with a typing mistake
  --json OUT    writes the figures to OUT as well
Measures a search with its ten highlighted passages, beside reading every article for the same words in the same run.`

interface Figures {
  passages: number
  articles: number
  buildMs: number
  indexMiB: number
  search: { p50: number; p95: number; p99: number }
  reading: { p50: number; p95: number; p99: number }
  /** how many times longer reading everything takes, at the middle */
  ratio: number
  /** share of the questions whose article came first, and among the first ten */
  first: number
  firstTen: number
}

const sentencesEach = 10

/** Words as a language has them: few often, most seldom (Zipf), of three to eleven letters. */
function createSpeech(dice: () => number) {
  const syllables = 'ka lo mi ster ne ra tu vel go shi pra den fo lin bu cor ta wes my zan'.split(' ')
  const words = [
    ...new Set(
      Array.from({ length: 12_000 }, () =>
        Array.from(
          { length: 2 + Math.floor(dice() * 3) },
          () => syllables[Math.floor(dice() * syllables.length)],
        ).join(''),
      ),
    ),
  ]
  return {
    word: () => words[Math.floor(words.length ** dice()) - 1] ?? 'ka',
    rare: () => words[Math.floor(dice() * words.length)] ?? 'ka',
  }
}

type Speech = ReturnType<typeof createSpeech>

function articleOf(n: number, { word, rare }: Speech): IndexedArticle {
  const said = (length: number) =>
    Array.from({ length }, (_, at) => (at % 3 === 2 ? rare() : word())).join(' ')
  return {
    articleId: `art_${n}`,
    version: 1,
    title: said(5),
    topic: `topic-${n % 40}`,
    language: 'en',
    audience: 'public',
    questions: [said(7), said(7)],
    plain: Array.from({ length: sentencesEach }, () => `${said(12)}.`).join(' '),
    expiresAt: null,
  }
}

/** Two letters change places, in the longest word. */
function mistyped(question: string, dice: () => number): string {
  const longest = question.split(' ').reduce((a, b) => (b.length > a.length ? b : a))
  const at = 1 + Math.floor(dice() * (longest.length - 3))
  const swapped = longest.slice(0, at) + longest.charAt(at + 1) + longest.charAt(at) + longest.slice(at + 2)
  return question.replace(longest, swapped)
}

const heapMiB = (): number => {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed / 2 ** 20
}

function asked(index: KnowledgeIndex, question: string): string[] {
  const { hits, query } = index.search(question, { language: 'en', audience: 'public', now: 0, limit: 10 })
  for (const { article } of hits) passageFor(article.plain, index.sentencesOf(article.articleId), query, 'en')
  return hits.map(({ article }) => article.articleId)
}

/** What it would be without an index: every article is read for every word. */
function read(articles: readonly IndexedArticle[], question: string): number {
  const words = question.split(' ')
  let best = 0
  for (const { title, plain } of articles) {
    const text = `${title} ${plain}`.toLowerCase()
    best = Math.max(best, words.filter((word) => text.includes(word)).length)
  }
  return best
}

function timed(times: number[], work: () => void): void {
  const begun = performance.now()
  work()
  times.push(performance.now() - begun)
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000

function spread(times: readonly number[]): Figures['search'] {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function measure(passages: number, queries: number, seed: number): Figures {
  const dice = createDice(seed).roll
  const speech = createSpeech(dice)
  const articles = Array.from({ length: Math.ceil(passages / sentencesEach) }, (_, n) => articleOf(n, speech))
  const before = heapMiB()
  const begun = performance.now()
  const index = createKnowledgeIndex()
  for (const article of articles) index.put(article)
  const buildMs = Math.round(performance.now() - begun)
  const indexMiB = round(heapMiB() - before)
  const times = { search: [] as number[], reading: [] as number[] }
  const found = { first: 0, ten: 0 }
  for (let n = 0; n < queries; n++) {
    const wanted = articles[Math.floor(dice() * articles.length)]!
    const written = wanted.questions[n % 2] ?? wanted.title
    const question = n % 3 === 0 ? mistyped(written, dice) : written
    let ids: string[] = []
    timed(times.search, () => {
      ids = asked(index, question)
    })
    if (n % 10 === 0) timed(times.reading, () => void read(articles, question))
    if (ids[0] === wanted.articleId) found.first++
    if (ids.includes(wanted.articleId)) found.ten++
  }
  const [search, reading] = [spread(times.search), spread(times.reading)]
  return {
    ...{
      passages: articles.length * sentencesEach,
      articles: articles.length,
      buildMs,
      indexMiB,
      search,
      reading,
    },
    ratio: round(reading.p50 / search.p50),
    first: round(found.first / queries),
    firstTen: round(found.ten / queries),
  }
}

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '20000' },
    queries: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const [passages, queries, seed] = [values.passages, values.queries, values.seed].map(Number)
if (values.help || ![passages, queries, seed].every((one) => Number.isInteger(one) && one! > 0)) {
  console.log(usage)
  process.exitCode = values.help ? 0 : 2
} else {
  const figures = measure(passages!, queries!, seed!)
  console.log(JSON.stringify(figures, null, 2))
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
}
