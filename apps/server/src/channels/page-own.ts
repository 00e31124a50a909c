import { routes } from '@warmline/contracts'
import { correctFact, disputeFact } from '../kinds/facts.ts'
import { askForCode, confirmCode } from '../kinds/joining.ts'
import type { ContactCaller, Refusal } from '../platform/http/caller.ts'
import { type Idempotency, requestHash } from '../platform/http/idempotency.ts'
import type { Services } from '../services.ts'
import { makeCaseKey, voidCaseKeys } from '../work/routes-own.ts'
import type { PageContext } from './page-own-load.ts'
import type { View } from './page-own-view.ts'

export type Form = Record<string, string | undefined>

/** Either on to another address, or a page at once: with what is shown only now, or with what went wrong. */
export type Done =
  | { to: string }
  | { view: View; status: number; said: string; caseKey?: string; joinKey?: string }

type Acting = PageContext & { caller: ContactCaller }
type Deed = (context: Acting, form: Form, address: string) => Promise<Done>

const keyOf = (services: Services, form: Form): string =>
  /^evt_[0-9a-f-]{36}$/.exec(form['key'] ?? '')?.[0] ?? services.ids.next('evt')

/** A hash only: what was typed must not stand anywhere unencrypted. A draft beside another button is no part of the wish. */
export function idempotencyOf({ services, caller }: Acting, form: Form): Idempotency {
  const { text: _draft, ...rest } = form
  const wish = form['do'] === 'message' ? form : rest
  return {
    scope: caller.contactId,
    key: keyOf(services, form),
    requestHash: requestHash('POST', '/c', wish),
  }
}

const statuses = {
  'too-many-requests': 429,
  'no-mail': 409,
  'code-refused': 409,
  'wrong-state': 409,
} as const
const wentWrong = (view: View, { code }: Refusal): { view: View; status: number; said: string } => ({
  view,
  status: code in statuses ? statuses[code as keyof typeof statuses] : 400,
  said: code in statuses ? code : 'failed',
})

const factKeys = ['name', 'email', 'phone', 'about'] as const
const isFactKey = (key: string | undefined): key is (typeof factKeys)[number] =>
  (factKeys as readonly (string | undefined)[]).includes(key)

const deeds: Record<string, Deed> = {
  async fact(context, form) {
    const { fact: key, value } = form
    const parsed = routes.correctFact.body.safeParse({ key, value })
    if (parsed.success) return said(context, form, parsed.data.value)
    const refused = wentWrong('know', { code: 'bad-request' })
    return key === 'email' ? { ...refused, said: 'bad-address' } : refused
  },
  'fact-remove': (context, form) => (isFactKey(form['fact']) ? said(context, form, null) : failed('know')),
  async dispute(context, form) {
    const by = form['by'] === 'worker' ? 'worker' : 'host'
    const fact = { key: (form['fact'] ?? '').slice(0, 40), by, disputed: form['disputed'] === 'yes' } as const
    const result = await disputeFact(context.services, context.caller, fact, idempotencyOf(context, form))
    return result.ok ? { to: 'view=know&said=saved' } : wentWrong('know', result.problem)
  },
  async key(context, form, address) {
    const { services, caller } = context
    if ((await services.limits.byAddress('case-key', address)) !== null)
      return wentWrong('key', { code: 'too-many-requests' })
    const made = await makeCaseKey(services, caller, form['item'] ?? '', idempotencyOf(context, form))
    return made.ok
      ? { view: 'key', status: 200, said: '', caseKey: made.value.caseKey }
      : wentWrong('key', made.problem)
  },
  async 'key-void'({ services, caller }, form) {
    const itemId = form['item'] ?? ''
    const done = await voidCaseKeys(services, caller, itemId)
    return done.ok
      ? { to: `view=key&said=voided&item=${encodeURIComponent(itemId)}` }
      : wentWrong('key', done.problem)
  },
  async join(context, form, address) {
    const { services, caller } = context
    const joinKey = (form['caseKey'] ?? '').trim().slice(0, 100)
    const wait = await services.limits.byAddress('join', address)
    if (wait !== null) return wentWrong('join', { code: 'too-many-requests' })
    const asked = await askForCode(services, caller, joinKey, keyOf(services, form))
    return asked.ok ? { view: 'join', status: 200, said: 'sent', joinKey } : wentWrong('join', asked.problem)
  },
  async confirm({ services, caller }, form, address) {
    const joinKey = (form['caseKey'] ?? '').trim().slice(0, 100)
    const code = (form['code'] ?? '').replace(/\s/g, '')
    const wait = await services.limits.byAddress('join', address)
    if (wait !== null) return { ...wentWrong('join', { code: 'too-many-requests' }), joinKey }
    const joined = await confirmCode(services, caller, joinKey, code)
    return joined.ok
      ? { to: `said=joined&item=${encodeURIComponent(joined.value.itemId)}` }
      : { ...wentWrong('join', joined.problem), joinKey }
  },
}

const failed = async (view: View): Promise<Done> => wentWrong(view, { code: 'bad-request' })

async function said(context: Acting, form: Form, value: string | null): Promise<Done> {
  const { services, caller } = context
  const key = form['fact'] ?? ''
  const result = await correctFact(services, caller, key, value, idempotencyOf(context, form))
  return result.ok ? { to: 'view=know&said=saved' } : wentWrong('know', result.problem)
}

export const isOwnDeed = (name: string | undefined): boolean =>
  name !== undefined && Object.hasOwn(deeds, name)

/** What a contact does with what is its own, by a form. */
export async function performOwn(context: Acting, form: Form, address: string): Promise<Done> {
  const deed = deeds[form['do'] ?? '']
  return deed ? deed(context, form, address) : wentWrong('know', { code: 'bad-request' })
}
