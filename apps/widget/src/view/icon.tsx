export const Icon = ({ d, c = '' }: { d: string; c?: string }) => (
  <svg class={`i ${c}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
)

/** Icons of the first look; parts that come later bring their own. */
export const spark = 'M12 3l1.8 6.2L20 11l-6.2 1.8L12 19l-1.8-6.2L4 11l6.2-1.8z'
export const person = 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c.8-4.5 3.7-7 8-7s7.2 2.5 8 7'
export const send = 'M4 12l16-8-6 16-2.5-6.5z'
export const cross = 'M6 6l12 12M18 6L6 18'
export const more = 'M5 12h.01M12 12h.01M19 12h.01'
