/** What a model provider does when it fails, and `well`. */
export const assistantModes = [
  'well',
  /** no answer until it is told to stop, and none even then */
  'timeout',
  'deaf',
  /** 5xx, and one that throws before there is anything to wait for */
  '5xx',
  'throws',
  /** 5xx every other time */
  'recovers',
  'garbage',
  /** cut off in the middle of a sentence */
  'half',
  /** it comes, letter by letter, long after anybody waits */
  'drip',
  'huge',
  'empty',
] as const
export type AssistantMode = (typeof assistantModes)[number]

/** What comes back from an adapter that believes its provider. */
export const garbage: readonly unknown[] = [
  undefined,
  null,
  '<html>502 Bad Gateway</html>',
  42,
  [],
  {},
  { kind: 'answer' },
  { kind: 'no-answer', reason: 'because', topic: null, confidence: 1 },
  { kind: 'answer', text: 7, spans: 'all', topic: {}, confidence: 'high', assistantVersion: null },
  { kind: 'no-answer', reason: 'unsure', topic: 'cards\u0000', confidence: 0.5 },
  { kind: 'no-answer', reason: 'unsure', topic: '\ud800', confidence: Number.NaN },
]

interface Answer {
  kind: 'answer'
  text: string
  spans: readonly object[]
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })

/**
 * An assistant that fails in the way that `modeOf` names for a request. `well` drafts as a good one would; what the
 * others make of its draft is not typed, because a provider's answer is not.
 */
export function createFailingAssistant<Request extends object, Draft extends object>(
  well: (request: Request, signal: AbortSignal) => Promise<Draft>,
  modeOf: (request: Request) => AssistantMode,
): { draft(request: Request, signal: AbortSignal): Promise<Draft>; asked: AssistantMode[] } {
  const asked: AssistantMode[] = []
  let turn = 0
  const answerOf = async (request: Request, signal: AbortSignal) =>
    (await well(request, signal)) as unknown as Answer

  async function made(mode: AssistantMode, request: Request, signal: AbortSignal): Promise<unknown> {
    switch (mode) {
      case 'timeout':
        return untilAborted(signal)
      case 'deaf':
        return new Promise(() => {})
      case '5xx':
        throw new Error('the provider answered 503')
      case 'recovers':
        if (asked.filter((one) => one === mode).length % 2 === 0) return well(request, signal)
        throw new Error('the provider answered 502')
      case 'garbage':
        return garbage[turn++ % garbage.length]
      case 'half': {
        const answer = await answerOf(request, signal)
        return { ...answer, text: answer.text.slice(0, Math.ceil(answer.text.length / 2)) }
      }
      case 'drip':
        await Promise.race([
          untilAborted(signal),
          new Promise((resolve) => setTimeout(resolve, 60_000).unref()),
        ])
        return well(request, signal)
      case 'huge': {
        const answer = await answerOf(request, signal)
        const spans = Array.from({ length: 100_000 }, () => answer.spans[0] ?? {})
        return { ...answer, text: 'word '.repeat(1_000_000), spans }
      }
      case 'empty':
        return { ...(await answerOf(request, signal)), text: '', spans: [] }
      default:
        return well(request, signal)
    }
  }

  return {
    asked,
    draft(request, signal) {
      const mode = modeOf(request)
      asked.push(mode)
      if (mode === 'throws') throw new TypeError("Cannot read properties of undefined (reading 'choices')")
      return made(mode, request, signal) as Promise<Draft>
    },
  }
}
