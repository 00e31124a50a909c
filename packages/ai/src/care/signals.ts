/**
 * Why somebody may need a person sooner, and a calmer one. They order who is helped first and change what is said; they
 * decide nothing against anybody, and are never looked for in what workers write.
 */
export const careSignals = [
  'self-harm',
  'danger',
  'bereavement',
  'illness',
  'debt',
  'distress',
  'fraud',
  'legal',
  'complaint',
  'anger',
] as const
export type CareSignal = (typeof careSignals)[number]

/** Somebody may be in need: a person answers, and sooner. Anger, complaints, law and fraud are no need by themselves. */
export const isNeed = (signal: CareSignal): boolean =>
  isCrisis(signal) || ['bereavement', 'illness', 'debt', 'distress'].includes(signal)

/** A life may be at stake: the crisis text is shown at once and a lead is told. */
export const isCrisis = (signal: CareSignal): boolean => signal === 'self-harm' || signal === 'danger'
