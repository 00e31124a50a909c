import { WebSocket } from 'ws'

interface CallFrame {
  functionName: string
  url: string
}
export interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

export interface Stage {
  name: string
  /** of the time in which the server was busy, 0–1 */
  share: number
}

type Rule = readonly [stage: string, test: (frame: CallFrame) => boolean]
const named =
  (...names: string[]) =>
  ({ functionName }: CallFrame) =>
    names.includes(functionName)
const within =
  (...parts: string[]) =>
  ({ url }: CallFrame) =>
    parts.some((part) => url.includes(part))

/**
 * The first rule that a frame meets, from the leaf upwards, says where a sample belongs: accept, parse, authorise, hear,
 * decide, seal, chain, commit, acknowledge, react, fan out, deliver.
 */
const rules: readonly Rule[] = [
  ['garbage collector', named('(garbage collector)')],
  [
    'hear a wish for a person',
    named('listFinds', 'phraseIn', 'hears', 'scoreOf', 'fillFeatures', 'correct', 'hear'),
  ],
  ['seal', named('sealContent', 'sealBytes', 'openContents')],
  ['chain', named('chainHash')],
  [
    'commit: build, send, read the answer',
    named('commitBatch', 'toLanes', 'toCommand', '#settle', '#answer'),
  ],
  ['other reads and writes', named('inWorkspace', 'pipelined', 'across', 'call', 'withClient')],
  ['deliver', named('event', 'ephemeral', 'textFrame')],
  ['fan out', named('#deliver', 'handOut', 'prepare', 'offer')],
  ['deliver', within('/ws/lib/')],
  ['react', named('workPage', 'reactOrPark', 'react', 'wake', 'attempt', 'fire', 'remember')],
  ['decide', named('buildCommit', 'decide', 'decideWorkItem', 'evolve', 'evolveWorkItem', 'stampPolicy')],
  ['database driver', within('/pg/lib/', '/pg-protocol/', '/pg-pool/')],
  ['acknowledge', named('send', 'onSendEnd', 'writePayload', 'onSendHook', 'end', 'resOnFinish')],
  ['authorise', named('admit', 'authenticate', 'look', 'consume', 'byAddress', 'byToken', 'originRefusal')],
  ['parse', named('parseJsonBody', 'validate', 'serve', 'requestHash', 'onEnd', 'rawBody')],
  ['parse', within('_http_common', '_http_incoming')],
  [
    'accept',
    within('/fastify/', 'find-my-way', '_http_server', '_http_outgoing', 'node:net', 'node:internal/streams'),
  ],
  ['decide', named('handle', 'run', 'take', 'dispatch', 'sendMessage', 'sendReply', 'policyOf')],
]

/** Shares of busy time by stage, largest first. */
export function stagesOf(profile: CpuProfile): Stage[] {
  const frames = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map<number, number>()
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id)
  const stages = new Map<number, string | null>()
  const stageOf = (id: number): string | null => {
    const known = stages.get(id)
    if (known !== undefined) return known
    const node = frames.get(id)
    const parent = parents.get(id)
    const own = node && rules.find(([, test]) => test(node.callFrame))?.[0]
    const stage =
      node?.callFrame.functionName === '(idle)'
        ? null
        : (own ?? (parent === undefined ? 'other' : stageOf(parent)))
    stages.set(id, stage)
    return stage
  }
  const spent = new Map<string, number>()
  let busy = 0
  profile.samples.forEach((id, at) => {
    const stage = stageOf(id)
    if (stage === null) return
    const time = profile.timeDeltas[at] ?? 0
    spent.set(stage, (spent.get(stage) ?? 0) + time)
    busy += time
  })
  return [...spent]
    .map(([name, time]) => ({ name, share: time / Math.max(1, busy) }))
    .sort((a, b) => b.share - a.share)
}

export interface Profiler {
  begin(): Promise<void>
  /** as DevTools and `node --cpu-prof` write it */
  end(): Promise<CpuProfile>
}

/** Drives the profiler of a process that was started with `--inspect`. */
export async function connectProfiler(address: string): Promise<Profiler> {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 512 * 1024 * 1024 })
  const waiting = new Map<number, (result: unknown) => void>()
  let next = 1
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const call = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve) => {
      waiting.set(next, resolve)
      socket.send(JSON.stringify({ id: next++, method, params }))
    })
  await call('Profiler.enable')
  await call('Profiler.setSamplingInterval', { interval: 500 })
  return {
    async begin() {
      await call('Profiler.start')
    },
    end: async () => ((await call('Profiler.stop')) as { profile: CpuProfile }).profile,
  }
}
