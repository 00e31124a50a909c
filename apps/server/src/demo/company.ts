import type { Proficiency, UiLanguage } from '@warmline/contracts'

export interface DemoWorker {
  firstName: string
  languages: readonly UiLanguage[]
  /** topic → proficiency; a topic that is not named counts as 0 */
  skills: Readonly<Partial<Record<DemoTopic, Proficiency>>>
  /** how many conversations at once, 1–4 */
  capacity: 1 | 2 | 3 | 4
  mayBackstop: boolean
}

export const demoTopics = [
  { topic: 'card-delivery', label: 'Card delivery and activation' },
  { topic: 'pin-and-passcode', label: 'PIN, passcode and phone' },
  { topic: 'card-security', label: 'Lost, stolen and unknown payments' },
  { topic: 'card-use', label: 'Using the card' },
  { topic: 'payments', label: 'Card payments' },
  { topic: 'cash', label: 'Cash withdrawals' },
  { topic: 'exchange', label: 'Currencies and exchange' },
  { topic: 'top-up', label: 'Adding money' },
  { topic: 'transfers', label: 'Transfers and direct debits' },
  { topic: 'disputes', label: 'Refunds and disputes' },
  { topic: 'identity', label: 'Identity and source of money' },
  { topic: 'account', label: 'Account and personal details' },
  { topic: 'pay-later', label: 'Paying later' },
  { topic: 'payment-help', label: 'Late fees and help with paying' },
  { topic: 'returns', label: 'Returns and deliveries' },
  { topic: 'complaints-and-privacy', label: 'Complaints and privacy' },
] as const
export type DemoTopic = (typeof demoTopics)[number]['topic']

/** How a worker closes a conversation. */
export const demoDispositions = [
  { id: 'explained', label: 'Explained' },
  { id: 'card-blocked', label: 'Card blocked or replaced' },
  { id: 'payment-released', label: 'Payment released or corrected' },
  { id: 'dispute-opened', label: 'Dispute opened' },
  { id: 'refund-traced', label: 'Refund traced' },
  { id: 'date-moved', label: 'Due date moved' },
  { id: 'plan-agreed', label: 'Payment plan agreed' },
  { id: 'fee-removed', label: 'Fee removed' },
  { id: 'identity-checked', label: 'Identity checked' },
  { id: 'complaint-noted', label: 'Complaint written down' },
  { id: 'passed-to-specialist', label: 'Passed to a specialist team' },
  { id: 'no-reply', label: 'Contact did not reply' },
] as const

/** Ottermark: a pay-later and card company that exists only here. Round the clock, six languages. */
export const demoCompany = {
  name: 'Ottermark',
  slug: 'demo',
  hours: 'round-the-clock',
  timeZone: 'Europe/Stockholm',
  languages: ['en', 'sv', 'de', 'es', 'pl', 'ar'],
  topics: demoTopics,
  dispositions: demoDispositions,
} as const satisfies { languages: readonly UiLanguage[]; [key: string]: unknown }

/** Six people on the floor; together they speak every language and know every topic at 2 or better. */
export const demoWorkers: readonly DemoWorker[] = [
  {
    firstName: 'Maja',
    languages: ['sv', 'en'],
    skills: {
      'card-delivery': 3,
      'card-security': 3,
      'pin-and-passcode': 2,
      'card-use': 2,
      payments: 2,
      cash: 1,
    },
    capacity: 3,
    mayBackstop: true,
  },
  {
    firstName: 'Jonas',
    languages: ['de', 'en'],
    skills: {
      payments: 3,
      disputes: 3,
      cash: 2,
      exchange: 2,
      returns: 2,
      'card-security': 2,
      'pay-later': 1,
    },
    capacity: 3,
    mayBackstop: false,
  },
  {
    firstName: 'Lucía',
    languages: ['es', 'en'],
    skills: { 'pay-later': 3, returns: 3, 'payment-help': 2, disputes: 2, 'card-delivery': 2, transfers: 1 },
    capacity: 2,
    mayBackstop: false,
  },
  {
    firstName: 'Kasia',
    languages: ['pl', 'en', 'de'],
    skills: { transfers: 3, 'top-up': 3, exchange: 3, account: 2, payments: 2, 'card-security': 1 },
    capacity: 4,
    mayBackstop: false,
  },
  {
    firstName: 'Yusuf',
    languages: ['ar', 'en', 'sv'],
    skills: {
      identity: 3,
      account: 3,
      'card-security': 2,
      'pin-and-passcode': 3,
      transfers: 2,
      'card-use': 3,
    },
    capacity: 2,
    mayBackstop: false,
  },
  {
    firstName: 'Elin',
    languages: ['sv', 'en', 'es'],
    skills: {
      'payment-help': 3,
      'complaints-and-privacy': 3,
      'pay-later': 2,
      cash: 2,
      returns: 1,
      identity: 1,
    },
    capacity: 2,
    mayBackstop: true,
  },
]
