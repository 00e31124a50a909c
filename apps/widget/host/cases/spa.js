// A small router as frameworks have them: no page load, a new body for each view, and every view brings its script tag.
function show() {
  const view = new URLSearchParams(location.search).get('view') || 'start'
  const body = document.createElement('body')
  const main = document.createElement('main')
  const heading = document.createElement('h1')
  heading.textContent = `View ${view}`
  const nav = document.createElement('nav')
  for (const name of ['one', 'two']) {
    const link = document.createElement('a')
    link.href = `spa.html?view=${name}`
    link.textContent = name
    link.dataset.go = ''
    nav.append(link, ' ')
  }
  main.append(heading, nav)
  body.append(main)
  document.body.replaceWith(body)
  const tag = document.querySelector('script[data-workspace]')
  const again = document.createElement('script')
  // with Trusted Types required, a script element's address needs a policy of the page itself
  again.src = address(tag.src)
  again.dataset.workspace = tag.dataset.workspace
  body.append(again)
}
const policy = window.trustedTypes?.createPolicy('warmline', { createScriptURL: (url) => url })
const address = (url) => policy?.createScriptURL(url) ?? url
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-go]') : null
  if (link === null) return
  event.preventDefault()
  history.pushState(null, '', link.href)
  show()
})
addEventListener('popstate', show)
