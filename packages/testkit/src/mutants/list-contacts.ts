import type { Mutant } from './mutant.ts'

/** "The same person again", and what we know about a contact. */
export const contactMutants: readonly Mutant[] = [
  {
    name: 'a wish holds after the first widening',
    file: 'dispatch/wishes.ts',
    find: '|| promise.widened > 0) return undefined',
    replace: ') return undefined',
    why: 'the wish is over when the pool widens',
  },
  {
    name: 'a wish undoes what was handed over by name',
    file: 'dispatch/wishes.ts',
    find: "|| (before && before.way !== 'direct')",
    replace: '',
    why: 'a transfer, a callback and a backstop stand',
  },
  {
    name: 'a wish leaves the other place taken',
    file: 'dispatch/wishes.ts',
    find: 'if (before) leavePlace(candidates, before)',
    replace: '',
    why: 'somebody waits beside a free person',
  },
  {
    name: 'a place that a wish freed stays empty',
    file: 'dispatch/plan.ts',
    find: 'if (meetWishes(waiting, picks, candidates, now)) match()',
    replace: 'meetWishes(waiting, picks, candidates, now)',
    why: 'somebody waits beside a free person',
  },
  {
    name: 'a wish takes its place from the start',
    file: 'dispatch/wishes.ts',
    find: 'takePlace(candidates, chosen, now)',
    replace: '',
    why: 'S6: two wishes for one place',
  },
  {
    name: 'a wish for a simulated person sends the real one away',
    file: 'dispatch/wishes.ts',
    find: '|| standsAside(wished, before, candidates)',
    replace: '',
    why: 'the people of the demo stand aside',
  },
  {
    name: 'a wish does not wake dispatch',
    file: 'dispatch/reactions.ts',
    find: "'person.wished',",
    replace: '',
    why: 'who waits already and names somebody who is free goes on waiting',
  },
  {
    name: 'a wish is noted where nobody waits',
    file: 'work/change.ts',
    find: "if (wish !== null && change.item.holder.at === 'queue' && change.item.wish !== wish)",
    replace: 'if (wish !== null && change.item.wish !== wish)',
    why: 'a line about somebody else under the eyes of who is helping',
  },
  {
    name: 'a wish outlives its conversation',
    file: 'work/evolve.ts',
    find: "holder: { at: 'closed', closedAt: at }, wish: undefined,",
    replace: "holder: { at: 'closed', closedAt: at },",
    why: 'the next ask wishes for somebody nobody named',
  },
  {
    name: 'a correction does not count',
    file: 'kinds/contact-decide.ts',
    find: "by === 'contact' ? 3 :",
    replace: "by === 'contact' ? 1 :",
    why: 'what the contact said themselves counts first',
  },
  {
    name: 'an objection counts for nothing',
    file: 'kinds/contact-decide.ts',
    find: 'disputed === true ? 0 :',
    replace: '',
    why: 'what is objected to comes after what is not',
  },
]
