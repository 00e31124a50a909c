import { parseArgs } from 'node:util'

export const usage = `npm run eval:understanding -- [--data DIR] [--train F --test F [--oos F]] [--handoff F]
                              [--no-encoder] [--peers] [--only NAMES] [--seed S] [--json OUT]
  --data DIR     folder with banking77, clinc150 and nlupp-banking (as in ../shared/data)
  --train F      with --test: data of your own, CSV with the columns text and category; measured the same way
  --test F       what is asked after training; no figure that is set in training comes from it
  --oos F        CSV with the column text: messages of no topic in --train
  --handoff F    CSV with text, wantsHuman (1 or 0) and language: scores how a wish for a person is heard
  --no-encoder   leaves out the second round with the English encoder
  --peers        measures nlp.js on the same data in the same run
  --only NAMES   of banking77,clinc150,handoff with --data; all when left out
  --seed S       of everything that is drawn (1)
  --json OUT     writes the figures to OUT
Without --data and --train there is nothing to measure. Each data set is trained and asked in a process of its own, so that
memory and CPU are its own. Ends with 0 when it measured, with 2 for wrong options or files.`

export const sets = ['banking77', 'clinc150', 'handoff'] as const
export type SetName = (typeof sets)[number]

export interface EvalOptions {
  data: string | null
  custom: { train: string; test: string; oos: string | null } | null
  handoff: string | null
  encoder: boolean
  peers: boolean
  only: ReadonlySet<SetName>
  seed: number
  json: string | null
}

/** A wrong option or file: what to say. */
export class UsageProblem extends Error {
  override name = 'UsageProblem'
}

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const

export function readOptions(argv: readonly string[]): EvalOptions {
  const values = parsed(argv)
  if ((values.train === undefined) !== (values.test === undefined))
    throw new UsageProblem('Give --train and --test together.')
  if (values.oos !== undefined && values.train === undefined)
    throw new UsageProblem('--oos belongs to --train and --test.')
  if (values.data === undefined && values.train === undefined && values.handoff === undefined)
    throw new UsageProblem('Give --data DIR, --train F --test F or --handoff F.')
  const seed = Number(values.seed ?? '1')
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new UsageProblem(`--seed ${values.seed} is not a whole number.`)
  const only = (values.only ?? sets.join(',')).split(',')
  for (const name of only)
    if (!sets.some((set) => set === name))
      throw new UsageProblem(`--only ${name}: there are ${sets.join(', ')}.`)
  return {
    data: values.data ?? null,
    custom:
      values.train !== undefined && values.test !== undefined
        ? { train: values.train, test: values.test, oos: values.oos ?? null }
        : null,
    handoff: values.handoff ?? null,
    encoder: !values['no-encoder'],
    peers: values.peers,
    only: new Set(only as SetName[]),
    seed,
    json: values.json ?? null,
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        data: text,
        train: text,
        test: text,
        oos: text,
        handoff: text,
        'no-encoder': flag,
        peers: flag,
        only: text,
        seed: text,
        json: text,
      },
    }).values
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error))
  }
}
