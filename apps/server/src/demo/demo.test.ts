import { hearsHumanRequest } from '@warmline/ai'
import { describe, expect, it } from 'vitest'
import { plainText, sentences } from '../../../../packages/core/src/kinds/article-text.ts'
import { demoCompany, demoDispositions, demoTopics, demoWorkers } from './company.ts'
import { loadArticles, readDemoFiles } from './load.ts'
import { demoStories } from './stories.ts'

const files = await readDemoFiles()
const { articles, refused } = loadArticles(files)
const topics: readonly string[] = demoTopics.map(({ topic }) => topic)

describe('the demo articles', () => {
  it('are all read', () => {
    expect(refused).toEqual([])
    expect(articles.length).toBe(files.length)
    expect(articles.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(64)
    for (const language of ['sv', 'de', 'es'])
      expect(articles.filter((article) => article.language === language).length).toBeGreaterThanOrEqual(6)
  })

  it.each(articles)('$name keeps the house rules', ({ name, topic, title, questions, body }) => {
    expect(topics).toContain(topic)
    expect(name.startsWith(`${topic}/`)).toBe(true)
    expect(title.length).toBeLessThanOrEqual(80)
    expect(questions.length).toBeGreaterThanOrEqual(3)
    expect(questions.length).toBeLessThanOrEqual(6)
    const plain = plainText(body)
    const count = plain.split(/\s+/).length
    expect(count).toBeGreaterThanOrEqual(60)
    expect(count).toBeLessThanOrEqual(180)
    for (const { start, end } of sentences(plain)) {
      const sentence = plain.slice(start, end)
      expect(sentence).toMatch(/[.!?]$/)
      expect(sentence.length).toBeLessThanOrEqual(300)
      expect(sentence, 'must make sense alone').not.toMatch(
        /^(It|This|That|They|These|He|She|Then|There you) /,
      )
    }
  })

  it('cover every topic in English', () => {
    for (const topic of topics)
      expect(
        articles.some((article) => article.topic === topic && article.language === 'en'),
        topic,
      ).toBe(true)
  })

  it('never ask two articles the same question', () => {
    const asked = articles.flatMap(({ questions, language }) =>
      questions.map((question) => `${language} ${question}`),
    )
    expect(asked.filter((question, at) => asked.indexOf(question) !== at)).toEqual([])
  })

  it('reports a bad file with its line and keeps the good ones', () => {
    const good = files[0]
    if (!good) throw new Error('no files')
    const mixed = loadArticles([{ name: 'bad.md', source: '---\nnope\n---\nx' }, good])
    expect(mixed.refused).toEqual([{ name: 'bad.md', line: 2, problem: 'expected "key: value"' }])
    expect(mixed.articles.map(({ name }) => name)).toEqual([good.name])
  })
})

describe('the demo company', () => {
  it('has people for every language and topic', () => {
    expect(demoWorkers.length).toBe(6)
    for (const language of demoCompany.languages)
      expect(
        demoWorkers.some(({ languages }) => languages.includes(language)),
        language,
      ).toBe(true)
    for (const { topic } of demoTopics)
      expect(
        demoWorkers.some(({ skills }) => (skills[topic] ?? 0) >= 2),
        topic,
      ).toBe(true)
    expect(demoWorkers.filter(({ mayBackstop }) => mayBackstop).length).toBeGreaterThanOrEqual(2)
    expect(new Set(demoDispositions.map(({ id }) => id)).size).toBe(demoDispositions.length)
  })

  it.each(demoStories)('story $id is short and asks for a person only when it says so', (story) => {
    expect(story.lines.length).toBeGreaterThanOrEqual(2)
    expect(story.lines.length).toBeLessThanOrEqual(4)
    expect(topics).toContain(story.topic)
    expect(story.lines.some((line) => hearsHumanRequest(line, story.language) !== null)).toBe(
      story.asksForPerson,
    )
  })

  it('has enough stories', () => {
    expect(demoStories.length).toBeGreaterThanOrEqual(20)
    expect(new Set(demoStories.map(({ id }) => id)).size).toBe(demoStories.length)
  })
})
