import { plainText } from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { readHtmlArticle } from './html-article.ts'

const page = (source: string) => {
  const read = readHtmlArticle(source)
  if (!read.ok) throw new Error(read.problem)
  return read
}
const plain = (source: string) => plainText(page(source).body)

describe('an HTML page', () => {
  it('becomes its title, its language and Markdown of what it says', () => {
    expect(
      page(`<!doctype html><html lang="sv-SE"><head><title>Kort | Acme</title><style>p{}</style></head><body>
        <nav><a href="/">Start</a></nav>
        <main><h1>När kommer <em>kortet</em>?</h1>
        <p>Det kommer inom <b>5&nbsp;dagar</b>.<br>Vänta <a href="x">lugnt</a>.</p>
        <h2>Steg</h2><ol><li>Öppna appen.</li><li><p>Tryck på Kort.</p></li></ol>
        <ul><li>Ett</li><li>Två</li></ul>
        <table><tr><th>Land</th><th>Dagar</th></tr><tr><td>SE</td><td>3</td></tr></table>
        <script>alert("x")</script></main>
        <footer>Acme AB</footer></body></html>`),
    ).toEqual({
      ok: true,
      title: 'När kommer kortet?',
      language: 'sv-se',
      body: 'Det kommer inom 5 dagar. Vänta lugnt.\n\n## Steg\n\n1. Öppna appen.\n2. Tryck på Kort.\n- Ett\n- Två\n\nLand Dagar\n\nSE 3',
    })
  })

  it('takes the page’s title where no heading is, and the body where no main is', () => {
    expect(
      page('<title>Cards</title><nav>Home</nav><p>They come by mail.<p hidden>Not this.<p>Or not.'),
    ).toEqual({
      ok: true,
      title: 'Cards',
      language: null,
      body: 'They come by mail.\n\nOr not.',
    })
  })

  it('is read where a head, a form or an item is never closed', () => {
    expect(page('<html><head><title>T</title><body><form><div>One.<ul><li>Two.<li>Three.').body).toBe(
      'One.\n\n- Two.\n- Three.',
    )
  })

  it.each([
    ['2 * 3 * 4 and a_b_c and [x](y) and `z`', '2 * 3 * 4 and a_b_c and [x](y) and `z`'],
    ['- no item', '- no item'],
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['| no | table |', '| no | table |'],
    ['--- ', '---'],
    ['&lt;b&gt; is a tag \\ and ~~this~~ too', '<b> is a tag \\ and ~~this~~ too'],
    ['soft&shy;ly &amp; so', 'softly & so'],
  ])('says in plain text what it said: %s', (html, said) => {
    expect(plain(`<title>T</title><p>Before.</p><p>${html}</p>`)).toBe(`Before.\n\n${said}`)
  })

  it.each([
    ['made by scripts', '<title>App</title><div id="root"></div><script>render()</script>', 'holds no text'],
    ['of headings only', '<h1>One</h1><h2>Two</h2>', 'holds no text'],
    ['without any title', '<p>Text.</p>', 'neither a heading nor a title'],
    ['with nothing in it', '', 'holds no text'],
    ['that is too long', `<title>T</title><p>${'x '.repeat(21_000)}`, '40,000'],
    ['that is much too long', ' '.repeat(2_000_001), '2,000,000'],
    ['nested without end', `<title>T</title>${'<div>'.repeat(5_000)}x`, '300 deep'],
  ])('is refused when it is one %s', (_, source, problem) => {
    expect(readHtmlArticle(source)).toEqual({ ok: false, problem: expect.stringContaining(problem) })
  })
})
