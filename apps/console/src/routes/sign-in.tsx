import { Button, Field, Icon, Logo } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, showProblem } from '../live/client.ts'
import { navigate, place } from '../live/router.ts'
import { openSession } from '../live/session.ts'
import { load } from '../live/storage.ts'
import { pathTo } from '../model/place.ts'
import { takeToken } from '../parts/token.ts'
import { w } from '../words/words.ts'

/** A link's token is used only by a tap: scanners that open links in mails do not press buttons. */
export default function SignIn() {
  const [token, setToken] = useState(takeToken)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const use = async () => {
    setBusy(true)
    const r = await call('signIn', { body: { token: token ?? '' } })
    setBusy(false)
    if (!r.ok) {
      if (r.problem.status === 0 || r.problem.status >= 500) return showProblem(r.problem)
      setFailed(true)
      setToken(null)
      return
    }
    await openSession()
    if (place.value.name === 'sign-in') navigate(pathTo('home'), 'replace')
  }
  return (
    <main class="center">
      <div>
        <p class="brand">
          <Logo size={34} /> Warmline
        </p>
        <section class="card form">
          <h1>{w().signIn.title}</h1>
          {token !== null && (
            <>
              <p class="ui">{w().signIn.ready}</p>
              <Button kind="human" size="big" busy={busy} onClick={() => void use()}>
                {w().signIn.button}
              </Button>
              <p class="sm mut">{w().signIn.once}</p>
            </>
          )}
          {failed && (
            <p class="ui err row" role="alert">
              <Icon name="warn" /> {w().signIn.failed}
            </p>
          )}
          {token === null && <AskForLink />}
        </section>
        <p class="sm mut">{w().signIn.promise}</p>
      </div>
    </main>
  )
}

function AskForLink() {
  const [slug, setSlug] = useState(
    new URLSearchParams(location.search).get('workspace') ?? load<string>('workspace') ?? '',
  )
  const [email, setEmail] = useState('')
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  if (sent)
    return (
      <div role="status" class="form">
        <p class="ui b">{w().signIn.sent}</p>
        <p class="sm mut">{w().signIn.sentHint}</p>
        <Button onClick={() => setSent(false)}>{w().common.back}</Button>
      </div>
    )
  const ask = async () => {
    setBusy(true)
    const r = await call('requestLink', { body: { slug: slug.trim(), email: email.trim() } })
    setBusy(false)
    if (r.ok) setSent(true)
    else showProblem(r.problem)
  }
  return (
    <form
      class="form"
      onSubmit={(e) => {
        e.preventDefault()
        void ask()
      }}
    >
      <p class="ui mut">{w().signIn.askHint}</p>
      <Field
        label={w().signIn.workspace}
        hint={w().signIn.workspaceHint}
        value={slug}
        onInput={setSlug}
        required
        autoComplete="organization"
      />
      <Field
        label={w().signIn.email}
        type="email"
        value={email}
        onInput={setEmail}
        required
        autoComplete="email"
      />
      <Button kind="primary" type="submit" busy={busy}>
        {w().signIn.send}
      </Button>
    </form>
  )
}
