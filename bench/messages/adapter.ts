import type { Side } from './talk.ts'

/**
 * How the load reaches another desk. One file with `connect` as its export is all that has to be written
 * (`npm run bench -- --peer FILE`); everything that is measured is the same as for this desk.
 */
export interface Adapter {
  /** One more conversation that is held by a person, with both sides listening and ready to write. */
  open(heard: Heard): Promise<PeerConversation>
  close(): Promise<void>
}

/**
 * To be called with every text that reaches a side by the line that a browser of that desk would use, as it is (markup
 * around it does no harm). `side` is who heard it. A side's own words may be told too: they are left out.
 */
export type Heard = (side: Side, text: string) => void

export interface PeerConversation {
  /** Fulfilled when the desk has acknowledged the text; rejected when it has not. It is not sent again. */
  send(side: Side, text: string): Promise<void>
}

/** What an adapter file exports. */
export type Connect = () => Promise<Adapter>
