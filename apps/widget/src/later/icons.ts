/** Icons of the later parts, as paths for `Icon`. */
export const back = 'M15 5l-7 7 7 7'
export const down = 'M12 4v12M6 11l6 6 6-6M5 20h14'
export const key = 'M15 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11.5 12.5L4 20v1h3l1-2 2-1'
export const clock = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2'
export const plus = 'M12 5v14M5 12h14'
export const bubble = 'M4 5h16v11H9l-5 4z'
export const join = 'M4 7h9v10H4zM16 9h4v8h-4M8 20h9'
export const paper = 'M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 16h6'
