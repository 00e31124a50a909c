document.querySelector('#in').addEventListener('click', () => {
  Warmline('identify', { token: document.querySelector('#token').value })
  Warmline('open')
})
document.querySelector('#out').addEventListener('click', () => Warmline('shutdown'))
