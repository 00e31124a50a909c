import type { FloorState, ItemCard } from '@warmline/contracts'
import {
  card,
  headDefaults,
  id,
  mineCards,
  now,
  others,
  people,
  person,
  promise,
  queued,
  waitingCards,
} from './fixtures.ts'

const min = 60_000
export const handoffCards: readonly ItemCard[] = [...others, ...waitingCards]
export const floor: FloorState = {
  now,
  promises: {
    asked: 61,
    kept: 54,
    keptInTime: 53,
    late: 1,
    missed: 1,
    withdrawn: 2,
    open: 5,
    waitP50Ms: 91_000,
    waitP90Ms: 118_000,
    waitP95Ms: 158_000,
    keptShare: { value: 53 / 54, low: 0.902, high: 0.997, n: 54 },
  },
  since: now - 14 * 60 * min,
  zone: 'Europe/Warsaw',
  wait: { basis: 'measured', p90Ms: 120_000, peopleOn: 4, peopleFree: 2, waiting: 5, opensAt: null },
  measured: { p50Ms: 64_000, p90Ms: 118_000, n: 17 },
  waitingCount: waitingCards.length,
  waiting: waitingCards,
  line: waitingCards.map(({ head }) => ({
    itemId: head.itemId,
    since: now - 3 * min,
    front: false,
    wantedWorkerId: null,
    passed: 0,
  })),
  active: [...mineCards.slice(0, 4), ...others],
  handoffs: [...others, ...waitingCards],
  people: people.map((p) => ({ ...p, seenAt: p.connected ? now - 8_000 : now - 47_000 })),
  alarms: [
    { itemId: id('wi', 15), code: 'promise-missed', at: now - 20_000 },
    { itemId: id('wi', 11), code: 'promise-close', at: now - 15_000 },
  ],
  answeredByAi: 214,
  answeredByPeople: 96,
}

/** A big desk in a bad hour: 200 wait and 60 people are on. */
export const crowded: FloorState = {
  ...floor,
  waitingCount: 214,
  waiting: Array.from({ length: 200 }, (_, n) =>
    card(
      300 + n,
      n % 5 === 0 ? null : ['Ada', 'Bruno', 'Chiara', 'Dorota', 'Emil', 'Fatima'][n % 6]!,
      ['Where is my parcel?', 'I would like to speak to somebody', 'Gdzie jest moja paczka?'][n % 3]!,
      {
        ...queued,
        language: ['en', 'pl', 'de', 'sv'][n % 4]!,
        topic: ['deliveries', 'refunds', 'cards'][n % 3]!,
        promise: promise(300 + n, 190_000 - n * 900, {
          widened: n < 30 ? 90 : n < 80 ? 75 : n < 140 ? 50 : 0,
        }),
      },
    ),
  ),
  line: [],
  people: Array.from({ length: 60 }, (_, n) => ({
    ...person(
      500 + n,
      `${['Ida', 'Jan', 'Kim', 'Lea', 'Mio', 'Noor'][n % 6]} ${['Berg', 'Costa', 'Dahl', 'Evans'][n % 4]}`,
      n % 3 === 0 ? ['en'] : n % 3 === 1 ? ['pl', 'en'] : ['de', 'sv'],
      { holding: 3, availability: n % 9 === 8 ? 'paused' : 'available', simulated: n % 20 === 19 },
    ),
    connected: n !== 7,
    seenAt: n === 7 ? now - 52_000 : now - 9_000,
  })),
  active: Array.from({ length: 180 }, (_, n) =>
    card(800 + n, 'Somebody', 'One moment, I am looking.', {
      holder: { ...headDefaults(1).holder!, workerId: id('wkr', 500 + (n % 60)), name: 'Ida' },
    }),
  ),
  promises: {
    ...floor.promises,
    asked: 1_960,
    kept: 1_604,
    keptInTime: 1_560,
    late: 74,
    open: 210,
    withdrawn: 116,
  },
}
