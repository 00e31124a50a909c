import { type LogEntry, reactions } from '@warmline/core'
import type { Logger } from 'pino'
import { sendLetter } from './channels/letters.ts'
import type { NodeOptions } from './context.ts'
import type { Engine } from './engine.ts'
import { sendJoinCode } from './kinds/joining.ts'
import { type AlarmRunner, createAlarmRunner, type Outside, subjectOf } from './platform/alarm-runner.ts'
import type { DueAlarm } from './platform/ports.ts'
import { createReactionRunner, type ReactionRunner } from './platform/reaction-runner.ts'
import { noSignals, type Signal } from './platform/signals.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'
import { createDrafting } from './quality/drafting.ts'
import { otherIdentifiers } from './quality/identifiers.ts'
import type { Services } from './services.ts'

export interface Runners {
  reactions: ReactionRunner
  alarms: AlarmRunner
}

export function createRunners(
  services: Services,
  { bus, handler }: Engine,
  options: NodeOptions,
  log: Logger,
  nodeId: string,
  telemetry: Telemetry,
): Runners {
  const { store, clock, handle } = services
  const signal = toldOf(log, telemetry.signal(options.signal ?? noSignals))
  const { around } = telemetry
  const alarms = createAlarmRunner({
    store,
    handle,
    clock,
    nodeId,
    signal,
    around,
    outside: telemetry.outside(outsideOf(services)),
    onError: (error, alarm) => log.warn({ err: error, ...idsOf(alarm) }, 'an alarm failed'),
  })
  const reactionRunner = createReactionRunner({
    store,
    handle,
    clock,
    bus,
    nodeId,
    signal,
    around,
    reactions,
    onCommitted: handler.onCommitted,
    peek: handler.peek,
    onAlarms(ops, workspaceId) {
      telemetry.alarmsSet(
        workspaceId,
        ops.map(({ key }) => key),
      )
      alarms.noticed(ops)
    },
    onError(error, { reaction, entry: { workspaceId, subjectId, position } }) {
      telemetry.registry.count('warmline_reaction_failures_total', [reaction])
      log.error({ err: error, reaction, workspaceId, subjectId, position }, 'a reaction failed')
    },
  })
  return { reactions: reactionRunner, alarms }
}

/** What waits for a person who runs the server is a line of its own, once. */
const toldOf =
  (log: Logger, next: Signal): Signal =>
  (name, detail) => {
    if (name === 'reaction-parked') {
      const { reaction, entry } = detail as { reaction: string; entry: LogEntry }
      const { workspaceId, subjectId, position } = entry
      log.error({ reaction, workspaceId, subjectId, position }, 'a reaction was parked for this subject')
    } else if (name === 'alarm-given-up') log.error(idsOf(detail as DueAlarm), 'an alarm was given up')
    next(name, detail)
  }

const idsOf = (alarm: DueAlarm) => ({
  workspaceId: alarm.workspaceId,
  subjectId: subjectOf(alarm.op),
  key: alarm.key,
  attempt: alarm.attempt,
})

function outsideOf(services: Services): Outside {
  const draft = createDrafting({
    store: services.store,
    assistant: services.assistant,
    texts: services.contents.texts,
    otherIdentifiers: (workspaceId, contactId, text) =>
      otherIdentifiers(services, workspaceId, contactId, text),
    now: services.clock.now,
    isShed: () => services.pressure.isShed('ai'),
    onFailure: (error, { itemId }) =>
      services.log.warn({ err: error, subjectId: itemId }, 'the assistant failed; a person was asked'),
  })
  return {
    'ai-draft': (task, abort, { workspaceId, attempt }) => draft(workspaceId, task, abort, attempt),
    'check-presence': (task, _abort, { workspaceId }) => services.presence.check(workspaceId, task),
    'join-code': (task, _abort, { workspaceId, attempt }) =>
      sendJoinCode(services, workspaceId, task, attempt),
    mail: (task, _abort, { workspaceId }) => sendLetter(services, workspaceId, task),
  }
}
