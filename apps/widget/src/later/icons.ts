/** Icons of the later parts, as paths for `Icon`. */
export const back = 'M15 5l-7 7 7 7'
export const down = 'M12 4v12M6 11l6 6 6-6M5 20h14'
export const key = 'M15 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11.5 12.5L4 20v1h3l1-2 2-1'
export const clock = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2'
export const plus = 'M12 5v14M5 12h14'
export const bubble = 'M4 5h16v11H9l-5 4z'
export const join = 'M4 7h9v10H4zM16 9h4v8h-4M8 20h9'
export const paper = 'M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 16h6'
export const phone =
  'M6 3h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L16 12.5 21 14v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z'
export const mail = 'M3 6h18v13H3zM3 7l9 7 9-7'
export const clip =
  'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.5L14.5 7.5'
export const off =
  'M3 3l18 18M8.5 15.5a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4-2.5M2 8.5a15 15 0 0 1 4.5-2.8M22 8.5A15 15 0 0 0 10 4.3M12 19h.01'
export const check = 'M4 12.5l5 5L20 6.5'
