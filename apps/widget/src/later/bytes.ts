/** A size as the reader writes it, in kB or MB. */
export const bytesIn = (locale: string, count: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
    unit: count < 1_000_000 ? 'kilobyte' : 'megabyte',
  }).format(count < 1_000_000 ? Math.max(1, Math.round(count / 1000)) : count / 1_000_000)
