const element = document.querySelector('warm-line')
const main = document.querySelector('main')
const acts = {
  lang: () => element.setAttribute('lang', 'sv'),
  remove: () => element.remove(),
  insert: () => main.append(element),
}
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-do]') : null
  if (button !== null) acts[button.dataset.do]()
})
