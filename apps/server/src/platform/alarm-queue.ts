import type { AlarmOp } from '@warmline/core'

/** Where an alarm waits for a place: commands in one queue, each outside task in its own. */
export const queueOf = ({ run }: AlarmOp): string => ('task' in run ? run.task : 'command')
