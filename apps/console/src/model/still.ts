/** The rows as they were shown, with what is known of them now; those that have left stay, new ones come below. */
export function keptStill<T>(
  shown: readonly T[],
  rows: readonly T[],
  idOf: (row: T) => string,
): readonly T[] {
  const fresh = new Map(rows.map((row) => [idOf(row), row]))
  const known = new Set(shown.map(idOf))
  return [...shown.map((row) => fresh.get(idOf(row)) ?? row), ...rows.filter((row) => !known.has(idOf(row)))]
}
