import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { Hopeless } from '../platform/alarm-runner.ts'
import { letterOf, type MailTemplate } from './mail-words.ts'

export interface Mailer {
  /** Letters to contacts are offered: with SMTP, or in the demo, whose inbox page shows them. */
  isOffered(demo: boolean): boolean
  send(
    to: string,
    template: MailTemplate,
    params: { language: string } & Record<string, string>,
  ): Promise<void>
  /** Newest first; only what was written to files. */
  written(): Promise<{ name: string; source: string }[]>
}

export interface MailOptions {
  smtpUrl: string | null
  from: string
  directory: string
  now: () => number
}

/** A server says 5xx about an address or a letter that it will never take; of signing in it says what can be mended. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500
}

/** SMTP when there is a server for it, else one `.eml` file a letter. */
export function createMailer({ smtpUrl, from, directory, now }: MailOptions): Mailer {
  const transport =
    smtpUrl === null
      ? createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
      : createTransport({
          url: smtpUrl,
          connectionTimeout: 5_000,
          greetingTimeout: 8_000,
          socketTimeout: 8_000,
        })
  let count = 0
  return {
    isOffered: (demo) => smtpUrl !== null || demo,
    async send(to, template, params) {
      const { subject, text } = letterOf(template, params.language, params)
      const date = new Date(now())
      const letter = { from, to, subject, text, date, disableFileAccess: true, disableUrlAccess: true }
      const sent = await transport.sendMail(letter).catch((error: unknown) => {
        throw isRefusedForGood(error) ? new Hopeless('the mail server refused the letter for good') : error
      })
      if (smtpUrl !== null) return
      await mkdir(directory, { recursive: true, mode: 0o700 })
      count += 1
      const name = `${now()}-${process.pid}-${count}-${template}.eml`
      await writeFile(join(directory, name), (sent as unknown as { message: Buffer }).message, {
        mode: 0o600,
      })
    },
    async written() {
      const names = (await readdir(directory).catch(() => []))
        .filter((name) => name.endsWith('.eml'))
        .sort()
        .reverse()
        .slice(0, 50)
      return Promise.all(
        names.map(async (name) => ({ name, source: await readFile(join(directory, name), 'utf8') })),
      )
    },
  }
}
