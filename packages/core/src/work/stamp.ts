import type { PolicyNow, WorkCommand } from './commands.ts'

type WithPolicy = Extract<WorkCommand, { policy: PolicyNow }>
const withPolicy: { [T in WithPolicy['type']]: true } = {
  'open-conversation': true,
  'append-message': true,
  'ask-for-human': true,
  'choose-wait': true,
  'answer-solved': true,
  'deliver-draft': true,
  pass: true,
  release: true,
  transfer: true,
  park: true,
  'miss-promise': true,
}

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never
/** A command as reactions and alarms write it: the shell stamps the policy of the instant when it is handled. */
export type UnstampedWorkCommand = DistributiveOmit<WorkCommand, 'policy'>

export const needsPolicy = (command: { type: string }): boolean => command.type in withPolicy

export const stampPolicy = (command: UnstampedWorkCommand, policy: PolicyNow): WorkCommand =>
  (needsPolicy(command) ? { ...command, policy } : command) as WorkCommand
