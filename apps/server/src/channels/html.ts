/** Text in HTML, also inside a double-quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[mark] ?? mark,
  )

export const page = (language: string, title: string, body: string, head = ''): string => `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${/^(ar|he|fa|ur)\b/.test(language) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/page.css">${head}</head>
<body><main>${body}</main></body></html>`

/** Own words for a page that must work without anything else: the tokens of the design, system fonts. */
export const pageStyle = `:root{color-scheme:light dark;--ink:light-dark(#1e1b18,#f3eee7);--paper:light-dark(#fbf8f3,#171412);--line:light-dark(#8a8178,#8f867c);--person:light-dark(#b8430f,#ff8a57);--ai:light-dark(#3d52b8,#a3b4ff)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.25rem 1rem 3rem}h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1rem}
a{color:var(--ai)}:is(p,li)>a:only-child:not(.button){display:inline-block;padding:.8rem 0}ol,ul{padding-inline-start:1.25rem}ol.thread{list-style:none;padding:0;display:grid;gap:.75rem}
.m{border-inline-start:4px solid var(--line);padding:.25rem .75rem;overflow-wrap:anywhere}.m.ai{border-inline-start-style:dotted;border-color:var(--ai)}.m.worker{border-color:var(--person)}
.who{font-size:.875rem;font-weight:600}.line{font-size:.9375rem;padding:.25rem 0}
textarea,input{width:100%;font:inherit;padding:.75rem;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit}
button,.button{display:inline-flex;align-items:center;justify-content:center;text-decoration:none;font:inherit;font-weight:600;min-height:3rem;padding:0 1.25rem;border-radius:1.5rem;border:2px solid var(--ink);background:var(--ink);color:var(--paper);cursor:pointer}
:is(button,a).quiet{background:transparent;color:var(--ink);min-height:2.75rem;border-width:1px}.note{border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem}code.key{font-size:1rem;overflow-wrap:anywhere;user-select:all}li form{margin:.5rem 0 0}li{overflow-wrap:anywhere}
button.person{background:transparent;color:var(--person);border-color:var(--person)}fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.5rem}legend{padding:0 0 .5rem}fieldset button{background:transparent;color:inherit;border-color:var(--line)}form{display:grid;gap:.75rem;margin:1rem 0;justify-items:start}
html{scroll-padding-top:7rem}.bar{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;background:var(--paper);border-block:1px solid var(--person);margin:0 -1rem 1rem;padding:.5rem 1rem}.bar p{margin:0;flex:1 1 11rem}.bar b{display:block;color:var(--person)}@media(max-height:26rem){.bar{position:static}}
.card{border:1px solid var(--person);border-inline-start-width:4px;border-radius:.75rem;padding:.75rem 1rem;margin:1rem 0}.card.booked{border-style:solid}.card p{margin:.25rem 0}.card h2{font-size:1.25rem;margin:0}.card form{margin:.5rem 0 0}ul.ways{list-style:none;padding:0;margin:.75rem 0;display:flex;flex-wrap:wrap;gap:.5rem}ul.ways form{margin:0}.way{background:transparent;color:inherit;border-color:var(--line)}span.way{cursor:default}.way[aria-current]{border-color:var(--person);color:var(--person)}:is(.way[aria-current],[aria-pressed=true])::before{content:"✓";margin-inline-end:.5rem}
summary{cursor:pointer;padding:.75rem 0}.row{display:flex;flex-wrap:wrap;gap:.5rem}.pill{border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8125rem}.ai .pill{color:var(--ai);border-style:dotted}.worker .pill{color:var(--person)}.small,.who time,.line time{font-size:.8125rem;font-weight:400}.text{white-space:pre-line}.day{font-weight:600;font-size:.875rem}
label.pick{display:flex;align-items:center;gap:.75rem;min-height:2.75rem}label.pick input{width:1.25rem;height:1.25rem;flex:none}fieldset.list{display:block}
@media(prefers-contrast:more),(forced-colors:active){.bar{border-block-width:2px}}@media print{.bar,form,.card{display:none}}:focus-visible{outline:3px solid var(--ai);outline-offset:2px}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8125rem}`
