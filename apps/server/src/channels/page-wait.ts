import { routes } from '@warmline/contracts'
import { slotFromId, type UnstampedWorkCommand, type WorkItem } from '@warmline/core'
import { contactOf } from '../kinds/contact-access.ts'
import type { ContactCaller, Refused } from '../platform/http/caller.ts'
import { isRefused } from '../work/answers.ts'
import { chosen, slotsFor } from '../work/routes-contact.ts'
import { contactWords } from './page-contact-words.ts'
import type { Form } from './page-own.ts'
import type { PageContext } from './page-own-load.ts'
import { timesIn } from './page-times.ts'
import type { WaitPage, WaitView } from './page-wait-view.ts'
import { pageWords } from './page-words.ts'

/** What was wrong with the form of a way to wait, and the page on which it is said. */
export interface Mistake {
  view: WaitView
  said: string
}

/** `done` = a second press of the button, whose wish is fulfilled */
type Wish = UnstampedWorkCommand | Mistake | Refused | 'done'
type Acting = PageContext & { caller: ContactCaller }
type Deed = (context: Acting, form: Form, item: WorkItem) => Promise<Wish> | Wish

const deeds: Record<string, Deed> = {
  here: () => ({ type: 'choose-wait', way: 'here' }),
  'ai-try': () => ({ type: 'let-ai-try', on: true }),
  'ai-stop': () => ({ type: 'let-ai-try', on: false }),
  // without an assistant, or while a person holds it, there is nobody to go back to
  withdraw: ({ front }, _form, item) =>
    front.aiOn && item.holder.at !== 'worker' ? { type: 'withdraw-ask' } : { type: 'close', by: 'contact' },
  call({ services, caller }, form, item) {
    const mode = form['mode'] === 'phone' ? 'phone' : 'chat'
    const phone = (form['phone'] ?? '').trim()
    const asked = { way: 'callback', slotId: form['slot'], mode, ...(mode === 'phone' ? { phone } : {}) }
    const body = routes.chooseWait.body.safeParse(asked)
    if (!body.success) {
      const isPhone = body.error.issues.some(({ path }) => path[0] === 'phone')
      return { view: 'call', said: isPhone ? 'phone' : 'failed' }
    }
    return chosen(services, caller.workspaceId, item.language, body.data)
  },
  email({ services, caller }, form, item) {
    const email = (form['email'] ?? '').trim()
    const body = routes.chooseWait.body.safeParse({ way: 'email', ...(email === '' ? {} : { email }) })
    return body.success
      ? chosen(services, caller.workspaceId, item.language, body.data)
      : { view: 'email', said: 'email' }
  },
}

/** The command behind a choice of how to wait; null = it is another button. */
export async function waitWish(context: Acting, form: Form, item: WorkItem): Promise<Wish | null> {
  const name = form['do'] ?? ''
  if (!Object.hasOwn(deeds, name)) return null
  const wish = await deeds[name]?.(context, form, item)
  if (wish === undefined) return null
  if (name === 'email' && form['email']?.trim() === '' && !(await isIdentified(context)))
    return { view: 'email', said: 'email' }
  if (typeof wish === 'object' && name === 'call' && isRefused(wish)) {
    if (await isBookedAlready(context, form, item.itemId)) return 'done'
    return { view: 'call', said: wish.problem.code === 'slot-taken' ? 'slot-taken' : 'failed' }
  }
  return wish
}

async function isBookedAlready({ services, caller }: Acting, form: Form, itemId: string): Promise<boolean> {
  const callback = (await services.items.get(caller.workspaceId, itemId))?.callback
  const slot = slotFromId(form['slot'] ?? '')
  return !!callback && callback.at === slot?.at && callback.workerId === slot.workerId
}

async function isIdentified({ services, caller }: Acting): Promise<boolean> {
  return (await contactOf(services, caller.workspaceId, caller.contactId))?.identified === true
}

export async function waitPageOf(
  context: Acting,
  item: WorkItem,
  view: WaitView,
  more: Pick<WaitPage, 'said' | 'typed'>,
): Promise<WaitPage> {
  const { services, caller, language, locale, zone, front, key } = context
  return {
    view,
    words: contactWords(language),
    page: pageWords(language),
    times: timesIn(locale, zone),
    now: services.clock.now(),
    key,
    itemId: item.itemId,
    slots: view === 'call' ? await slotsFor(services, caller.workspaceId, item.language) : [],
    identified: view === 'email' && (await isIdentified(context)),
    mail: front.mail,
    ...more,
  }
}
