window.Warmline ??= Object.assign((...call) => Warmline.q.push(call), { q: [] })
