/** One web origin a line; a whole address is cut to its origin, what is none is named. */
export function parseOrigins(text: string): { origins: string[]; refused: string[] } {
  const origins: string[] = []
  const refused: string[] = []
  for (const line of text.split(/[\s,]+/).filter((l) => l !== '')) {
    const url = URL.canParse(line) ? new URL(line) : null
    if (url === null || !/^https?:$/.test(url.protocol)) refused.push(line)
    else if (!origins.includes(url.origin)) origins.push(url.origin)
  }
  return { origins, refused }
}
