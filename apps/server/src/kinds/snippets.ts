import type { SettingsView } from '@warmline/contracts'

/** The ways to put the widget on a page, ready to copy; the guide `docs/guides/embedding.md` has the same. */
export function snippetsFor(base: string, slug: string): SettingsView['snippets'] {
  const without = `<noscript><a href="${base}/c/${slug}">Help</a></noscript>`
  return {
    script: `<script async src="${base}/widget/loader.js" data-workspace="${slug}"></script>
${without}`,
    element: `<script async src="${base}/widget/element.js"></script>
<warm-line workspace="${slug}"></warm-line>
${without}`,
    iframe: `<iframe src="${base}/widget/frame/${slug}" title="Help" width="400" height="700" style="border:0"></iframe>`,
    selfHosted: `<script async src="/element.js"></script>
<warm-line workspace="${slug}" mode="iframe" base="${base}/"></warm-line>
${without}`,
    link: `<a href="${base}/c/${slug}">Help</a>`,
  }
}
