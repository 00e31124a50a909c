window.Warmline ??= Object.assign((...call) => Warmline.q.push(call), { q: [] })
Warmline('on', 'unread', (count) => {
  document.querySelector('#unread').textContent = count
})
