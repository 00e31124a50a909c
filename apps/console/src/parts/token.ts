/** The one-time token of `#token=…`, taken out of the address bar so that it is in no history and no screenshot. */
export function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  return token === null || token === '' ? null : token
}
