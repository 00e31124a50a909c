/** What a line is like. Rates in kbit/s, delay one way in ms, loss a share of packets, blackouts in seconds. */
export interface Shape {
  down_kbit: number
  up_kbit: number
  delay_ms: number
  jitter_ms: number
  loss: number
  queue: number
  blackout_every: number
  blackout_for: number
}

const blackouts = { blackout_every: 40, blackout_for: 8 }

/** As the budgets name them (round trips of 600 and 300 ms), with eight seconds of nothing in every forty. */
export const shapes = {
  edge: { down_kbit: 60, up_kbit: 30, delay_ms: 300, jitter_ms: 50, loss: 0.02, queue: 40, ...blackouts },
  slow3g: { down_kbit: 400, up_kbit: 200, delay_ms: 150, jitter_ms: 25, loss: 0.01, queue: 40, ...blackouts },
} as const satisfies Record<string, Shape>
export type LineName = keyof typeof shapes
