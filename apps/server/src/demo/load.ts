import { readdir, readFile } from 'node:fs/promises'
import { parseArticle } from '@warmline/core'

type WrittenArticle = Extract<ReturnType<typeof parseArticle>, { ok: true }>['article']

export interface MarkdownFile {
  /** path below the articles folder, with `/` */
  name: string
  source: string
}

export interface LoadedArticle extends WrittenArticle {
  name: string
}

export interface Loaded {
  articles: LoadedArticle[]
  refused: { name: string; line: number; problem: string }[]
}

/** Parses Markdown files in the order given; a file that is refused never stops the others. Pure. */
export function loadArticles(files: readonly MarkdownFile[]): Loaded {
  const loaded: Loaded = { articles: [], refused: [] }
  for (const { name, source } of files) {
    const parsed = parseArticle(source, name)
    if (parsed.ok) loaded.articles.push({ ...parsed.article, name })
    else loaded.refused.push({ name, line: parsed.line, problem: parsed.problem })
  }
  return loaded
}

/** Reads the demo's Markdown files, sorted by name. A bundled server passes the folder that it ships. */
export async function readDemoFiles(
  folder: URL = new URL('./articles/', import.meta.url),
): Promise<MarkdownFile[]> {
  const names = await readdir(folder, { recursive: true, encoding: 'utf8' })
  const wanted = names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.md'))
  return Promise.all(
    wanted.sort().map(async (name) => ({ name, source: await readFile(new URL(name, folder), 'utf8') })),
  )
}
