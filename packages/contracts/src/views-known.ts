import { z } from 'zod'
import { instant, language } from './ids.ts'

/** What we know about a contact: the same words for the contact and for whoever helps them. */
export const knownView = z.object({
  name: z.string().nullable(),
  identified: z.boolean(),
  firstSeenAt: instant,
  language,
  facts: z.array(
    z.object({
      key: z.string(),
      /** null = erased */
      value: z.string().nullable(),
      /** `contact` said it · `host` the page where they are signed in · `worker` somebody here noted it */
      by: z.enum(['contact', 'host', 'worker']),
      at: instant,
      /** the contact says that it is not so */
      disputed: z.boolean(),
      /** of several with this key: the one that counts */
      counts: z.boolean(),
    }),
  ),
})
export type KnownView = z.infer<typeof knownView>
