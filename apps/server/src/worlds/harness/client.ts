import type { Actor, SubjectKind } from '@warmline/contracts'
import type { HandleInput, HandleResult } from '../../platform/handle.ts'
import { StoreUnavailable } from '../../platform/ports.ts'
import { note, second, type World } from './world.ts'
import { workspaceId } from './world-database.ts'
import type { WorldNode } from './world-node.ts'

/** One wish of one person. `build` is asked anew for every try, as a route makes ids anew for every request. */
export interface Wish {
  who: string
  what: string
  actor: Actor
  subjectKind: SubjectKind
  build(): { subjectId: string; command: { type: string } & Record<string, unknown> }
  messageId?: string
  /** what a contact says is never refused as stale */
  patient?: boolean
}

const passing = new Set(['database-away', 'overloaded', 'not-ready', 'stale-version'])
const mostTries = 40
type Answer = HandleResult | 'gone' | 'lost'

const scopeOf = (actor: Actor) => (actor.kind === 'contact' || actor.kind === 'worker' ? actor.id : 'world')

/** One request to one node, as it comes over a bad network: the node may die under it, the answer may be lost. */
async function request(world: World, node: WorldNode, wish: Wish, key: string): Promise<Answer> {
  const input: HandleInput = {
    workspaceId,
    subjectKind: wish.subjectKind,
    ...wish.build(),
    actor: wish.actor,
    idempotency: { scope: scopeOf(wish.actor), key, requestHash: `${wish.what} ${key}` },
    alwaysRetry: wish.patient ?? false,
  }
  try {
    const answer = await Promise.race([node.handle(input), node.gone])
    if (answer !== 'gone' && world.strikes('twice', 0.05)) return 'lost'
    return answer
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'lost'
    world.violations.push(
      `${node.name} threw for ${wish.who} ${wish.what}: ${String(error instanceof Error ? error.stack : error)}`,
    )
    return 'lost'
  }
}

/** S3: what was answered once is answered the same for ever: one place in the log for one wish. */
function acknowledge(world: World, wish: Wish, key: string, answer: Extract<HandleResult, { ok: true }>) {
  const { subjectId, version, position } = answer.response
  const known = world.acknowledged.find((one) => one.key === key)
  const shown = `${wish.who} ${wish.what} (${key})`
  if (known && (known.position !== position || known.version !== version || known.subjectId !== subjectId))
    world.violations.push(`S3 ${shown}: first answered with version ${known.version}, then with ${version}`)
  if (!known)
    world.acknowledged.push({
      key,
      what: shown,
      subjectId,
      version,
      position,
      messageId: wish.messageId ?? null,
    })
}

const shown = (answer: Answer) => {
  if (typeof answer === 'string') return `the answer is ${answer}`
  return answer.ok
    ? `${answer.repeated ? 'again ' : ''}ok at ${answer.response.position}`
    : answer.problem.code
}

/** Sends until there is an answer, always under the same key; now and then twice at the same time. */
export async function send(world: World, wish: Wish): Promise<HandleResult | null> {
  world.keys += 1
  const key = `k${world.keys}`
  const pause = (ms: number) => new Promise<void>((resolve) => void world.clock.after(ms, resolve))
  const once = async (node: WorldNode): Promise<Answer> => {
    const answer = await request(world, node, wish, key)
    world.meter.moves += 1
    note(world, `${wish.who} ${wish.what} [${key} ${node.name}] → ${shown(answer)}`)
    if (typeof answer !== 'string' && answer.ok) acknowledge(world, wish, key, answer)
    return answer
  }
  world.waiting += 1
  try {
    for (let tries = 1; tries <= mostTries; tries++) {
      if (world.nodes.length > 0) {
        const node = world.faults.pick(world.nodes)
        const other = world.strikes('twice', 0.06) ? world.faults.pick(world.nodes) : null
        const [answer, second_] = await Promise.all([once(node), other ? once(other) : null])
        const final = [answer, second_].find(
          (one): one is HandleResult => one !== null && typeof one !== 'string' && one.ok,
        )
        if (final) return final
        if (typeof answer !== 'string' && !answer.ok && !passing.has(answer.problem.code)) return answer
      }
      await pause(200 + world.faults.below(2 * second))
    }
    note(world, `${wish.who} gives up to ${wish.what}`)
    return null
  } finally {
    world.waiting -= 1
    world.meter.moves += 1
  }
}
