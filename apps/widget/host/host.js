// The demo company's own script. It shows the three things a host page does: say the language, queue calls before the
// loader has come, and open the conversation from its own buttons.
if (window.Warmline === undefined) {
  window.Warmline = (...call) => window.Warmline.q.push(call)
  window.Warmline.q = []
}
// the page stays English; the conversation follows the chosen language
const wished = new URLSearchParams(location.search).get('lang')
if (wished) window.Warmline('lang', wished)
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-warmline]') : null
  if (button !== null) window.Warmline(button.dataset.warmline)
})
