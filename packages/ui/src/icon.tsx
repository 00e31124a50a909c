/** Outline icons on a 24 px grid, as data: one small component draws them all. */
const shapes = {
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5',
  floor: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  people:
    'M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M2.5 20c.6-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M18.5 14.5c2 .8 3 2.7 3.2 5.5',
  doc: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5',
  phone:
    'M6 3h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L16 12.5 21 14v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  person: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M4 21c.8-4.5 3.7-7 8-7s7.2 2.5 8 7',
  send: 'M4 12l16-8-6 16-2.5-6.5z',
  clip: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.5L14.5 7.5',
  x: 'M6 6l12 12M18 6L6 18',
  chev: 'M9 5l7 7-7 7',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 7v5l3.5 2',
  globe: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18',
  check: 'M4 12.5l5 5L20 6.5',
  spark: 'M12 3l1.8 6.2L20 11l-6.2 1.8L12 19l-1.8-6.2L4 11l6.2-1.8z',
  off: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4-2.5M2 8.5a15 15 0 0 1 4.5-2.8M22 8.5A15 15 0 0 0 10 4.3M12 19h.01',
  warn: 'M12 3l10 18H2zM12 10v5M12 18h.01',
  home: 'M3 11l9-8 9 8v10h-6v-6H9v6H3z',
  cal: 'M4 6h16v15H4zM4 11h16M8 3v5M16 3v5',
  search: 'M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0M16 16l5 5',
  lock: 'M7 11h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2zM8 11V8a4 4 0 0 1 8 0v3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M4.5 12a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M11.5 12a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M18.5 12a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0',
  back: 'M15 5l-7 7 7 7',
  plus: 'M12 5v14M5 12h14',
  ledger: 'M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM9 8h6M9 12h6',
  copy: 'M11 9h7a2 2 0 0 1 2 2v7a2 2 0 0 1 -2 2h-7a2 2 0 0 1 -2 -2v-7a2 2 0 0 1 2 -2zM5 15H4V4h11v1',
  down: 'M12 5v14M6 13l6 6 6-6',
  swap: 'M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4',
  id: 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2zM7 11a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M5.500 16c.5-1.800 1.800-2.500 3.500-2.500s3 .7 3.500 2.500M15 10h3M15 14h3',
} as const

export type IconName = keyof typeof shapes
/** Icons that point along the line of writing and turn round in right-to-left pages. */
const turning: readonly IconName[] = ['back', 'chev', 'send']

/** Decoration only: the word or label beside it says what it means. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={turning.includes(name) ? 'i flip' : 'i'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}
