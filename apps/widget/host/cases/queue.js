window.Warmline ??= Object.assign((...call) => Warmline.q.push(call), { q: [] })
Warmline('on', 'opened', () => {
  document.querySelector('#told').textContent += 'opened '
})
Warmline('human')
Warmline('dance')
