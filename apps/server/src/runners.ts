import { reactions } from '@warmline/core'
import type { Logger } from 'pino'
import { sendLetter } from './channels/letters.ts'
import type { NodeOptions } from './context.ts'
import type { Engine } from './engine.ts'
import { sendJoinCode } from './kinds/joining.ts'
import { type AlarmRunner, createAlarmRunner, type Outside } from './platform/alarm-runner.ts'
import { createReactionRunner, type ReactionRunner } from './platform/reaction-runner.ts'
import { noSignals } from './platform/signals.ts'
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
): Runners {
  const { store, clock, handle } = services
  const signal = options.signal ?? noSignals
  const alarms = createAlarmRunner({
    store,
    handle,
    clock,
    nodeId,
    signal,
    outside: outsideOf(services),
    onError: (error, { key }) => log.warn({ err: error, key }, 'an alarm failed'),
  })
  const reactionRunner = createReactionRunner({
    store,
    handle,
    clock,
    bus,
    nodeId,
    signal,
    reactions,
    onCommitted: handler.onCommitted,
    peek: handler.peek,
    onAlarms: alarms.noticed,
    onError: (error, { reaction, entry: { subjectId, position } }) =>
      log.error({ err: error, reaction, subjectId, position }, 'a reaction failed'),
  })
  return { reactions: reactionRunner, alarms }
}

function outsideOf(services: Services): Outside {
  const draft = createDrafting({
    store: services.store,
    assistant: services.assistant,
    texts: services.contents.texts,
    otherIdentifiers: (workspaceId, contactId, text) =>
      otherIdentifiers(services, workspaceId, contactId, text),
    now: services.clock.now,
  })
  return {
    'ai-draft': (task, abort, { workspaceId }) => draft(workspaceId, task, abort),
    'check-presence': (task, _abort, { workspaceId }) => services.presence.check(workspaceId, task),
    'join-code': (task, _abort, { workspaceId, attempt }) =>
      sendJoinCode(services, workspaceId, task, attempt),
    mail: (task, _abort, { workspaceId }) => sendLetter(services, workspaceId, task),
  }
}
