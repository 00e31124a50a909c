import { type Grams, gramsOf } from './grams.ts'

/**
 * Groups of messages that are unlike anything learned. A group that grows becomes a proposed topic. The state is
 * plain data of bounded size (`mostGroups` groups, `mostFeatures` numbers and `mostSamples` message ids each) and holds
 * no text: only hashes, which an erased person's messages leave by `forgetMessages`.
 */
export interface UnlikeState {
  /** how many messages were noted, for the ids of groups */
  noted: number
  groups: readonly UnlikeGroup[]
}

export interface UnlikeGroup {
  id: number
  /** gram hashes and their weights, of unit length */
  centre: readonly (readonly [hash: number, weight: number])[]
  /** different conversations, fading by half every `halfLifeMs` */
  weight: number
  /** different conversations ever */
  size: number
  firstAt: number
  lastAt: number
  /** the newest ones, one a conversation */
  samples: readonly { messageId: string; conversationId: string }[]
}

export interface UnlikeMessage {
  text: string
  messageId: string
  conversationId: string
  /** epoch ms */
  at: number
}

/** What is offered to a lead: it starts at no share of AI whatever, and a person decides. */
export interface ProposedTopic {
  groupId: number
  size: number
  firstAt: number
  lastAt: number
  sampleMessageIds: readonly string[]
  aiShare: 0
}

export const mostGroups = 200
const mostFeatures = 96
const mostSamples = 24
const halfLifeMs = 14 * 24 * 3_600_000
/** Cosine at which a message belongs to a group [own phrasings of one wish against each other and against others]. */
const together = 0.34
const proposedFrom = 8

export const emptyUnlikeState: UnlikeState = { noted: 0, groups: [] }

/** A message that the gate called unlike everything joins the nearest group or begins one. Pure. */
export function noteUnlike(state: UnlikeState, message: UnlikeMessage): UnlikeState {
  const vector = vectorOf(gramsOf(message.text))
  if (vector.size === 0) return state
  const noted = state.noted + 1
  let best: UnlikeGroup | null = null
  let closest = together
  for (const group of state.groups) {
    let cosine = 0
    for (const [hash, weight] of group.centre) cosine += weight * (vector.get(hash) ?? 0)
    if (cosine >= closest) {
      closest = cosine
      best = group
    }
  }
  if (best !== null) {
    const joined = join(best, vector, message)
    return { noted, groups: state.groups.map((group) => (group === best ? joined : group)) }
  }
  const fresh: UnlikeGroup = {
    id: noted,
    centre: strongest(vector),
    weight: 1,
    size: 1,
    firstAt: message.at,
    lastAt: message.at,
    samples: [{ messageId: message.messageId, conversationId: message.conversationId }],
  }
  return { noted, groups: [...withRoom(state.groups, message.at), fresh] }
}

/** Groups that grew: enough different conversations lately. Largest first. */
export function proposedTopics(state: UnlikeState, now: number): ProposedTopic[] {
  return state.groups
    .filter((group) => faded(group, now) >= proposedFrom)
    .sort((a, b) => faded(b, now) - faded(a, now) || a.id - b.id)
    .map(({ id, size, firstAt, lastAt, samples }) => ({
      groupId: id,
      size,
      firstAt,
      lastAt,
      sampleMessageIds: samples.map(({ messageId }) => messageId),
      aiShare: 0,
    }))
}

/** Takes away what was kept of these messages; a group of which nothing is left goes too. */
export function forgetMessages(state: UnlikeState, isForgotten: (messageId: string) => boolean): UnlikeState {
  const groups = state.groups
    .map((group) => ({ ...group, samples: group.samples.filter(({ messageId }) => !isForgotten(messageId)) }))
    .filter(({ samples }) => samples.length > 0)
  return { ...state, groups }
}

/** A lead made it a topic, or said that it is none. */
export const withoutGroup = (state: UnlikeState, groupId: number): UnlikeState => ({
  ...state,
  groups: state.groups.filter(({ id }) => id !== groupId),
})

const faded = (group: UnlikeGroup, now: number): number =>
  group.weight * 0.5 ** (Math.max(0, now - group.lastAt) / halfLifeMs)

function withRoom(groups: readonly UnlikeGroup[], now: number): readonly UnlikeGroup[] {
  if (groups.length < mostGroups) return groups
  const weakest = groups.reduce((least, group) => (faded(group, now) < faded(least, now) ? group : least))
  return groups.filter((group) => group !== weakest)
}

function join(group: UnlikeGroup, vector: ReadonlyMap<number, number>, message: UnlikeMessage): UnlikeGroup {
  const { messageId, conversationId, at } = message
  const known = group.samples.some((sample) => sample.conversationId === conversationId)
  if (known) return { ...group, lastAt: Math.max(group.lastAt, at) }
  const sum = new Map(group.centre.map(([hash, weight]) => [hash, weight * group.size] as const))
  for (const [hash, weight] of vector) sum.set(hash, (sum.get(hash) ?? 0) + weight)
  return {
    ...group,
    centre: strongest(sum),
    weight: faded(group, at) + 1,
    size: group.size + 1,
    firstAt: Math.min(group.firstAt, at),
    lastAt: Math.max(group.lastAt, at),
    samples: [...group.samples, { messageId, conversationId }].slice(-mostSamples),
  }
}

/** The heaviest features, of unit length. */
function strongest(vector: ReadonlyMap<number, number>): [number, number][] {
  const kept = [...vector].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostFeatures)
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return kept.map(([hash, weight]) => [hash, weight / length])
}

/** Longer grams say more: words, neighbours, pairs apart, characters and meanings have these shares of the length. */
const shares = [1, 0.6, 0.4, 0.5, 0.8]

function vectorOf(grams: Grams): Map<number, number> {
  const vector = new Map<number, number>()
  for (let block = 0, at = 0; block < grams.ends.length; block++) {
    const end = grams.ends[block]!
    const weight = shares[block]! / Math.sqrt(Math.max(1, end - at))
    for (; at < end; at++) vector.set(grams.hashes[at]!, weight)
  }
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
  for (const [hash, weight] of vector) vector.set(hash, weight / length)
  return vector
}
