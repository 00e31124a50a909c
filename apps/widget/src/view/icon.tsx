export const Icon = ({ d, c = '' }: { d: string; c?: string }) => (
  <svg class={`i ${c}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
)

/** Icons of the first look; parts that come later bring their own. */
export const spark = 'M12 3l1.8 6.2L20 11l-6.2 1.8L12 19l-1.8-6.2L4 11l6.2-1.8z'
export const person = 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c.8-4.5 3.7-7 8-7s7.2 2.5 8 7'
export const send = 'M4 12l16-8-6 16-2.5-6.5z'
export const clip =
  'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.5L14.5 7.5'
export const cross = 'M6 6l12 12M18 6L6 18'
export const check = 'M4 12.5l5 5L20 6.5'
export const off =
  'M3 3l18 18M8.5 15.5a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4-2.5M2 8.5a15 15 0 0 1 4.5-2.8M22 8.5A15 15 0 0 0 10 4.3M12 19h.01'
export const more = 'M5 12h.01M12 12h.01M19 12h.01'
