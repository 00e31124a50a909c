import type { QuestionScreen } from '../view-model.ts'
import type { Parts } from './parts.ts'

/** What is asked under the last message: a person, solved, a rating. Each is answered by one tap. */
export const Questions = (parts: Parts) => (
  <>
    {parts.screen.questions.map((question) => (
      <Question key={question.kind} question={question} {...parts} />
    ))}
  </>
)

function Question({ question, words, act }: Parts & { question: QuestionScreen }) {
  switch (question.kind) {
    case 'offer':
      return (
        <fieldset class="ask-card">
          <legend>{words.offerPerson}</legend>
          <button type="button" class="btn h" onClick={() => act.human('confirmed')}>
            {words.offerYes}
          </button>
          <button type="button" class="btn" onClick={() => act.declineOffer(question.offerKey)}>
            {words.offerNo}
          </button>
        </fieldset>
      )
    case 'solved':
      return (
        <fieldset class="ask-card">
          <legend>{question.later ? words.solvedLater : words.solved}</legend>
          <button type="button" class="btn" onClick={() => act.solved(true)}>
            {words.solvedYes}
          </button>
          <button type="button" class="btn ho" onClick={() => act.solved(false)}>
            {words.solvedNo}
          </button>
        </fieldset>
      )
    case 'rate':
      return (
        <fieldset class="ask-card rate">
          <legend>{words.rate}</legend>
          {[1, 2, 3, 4, 5].map((score) => (
            <button
              type="button"
              key={score}
              class="btn"
              aria-label={words.rateLabel(score)}
              onClick={() => act.rate(score)}
            >
              {score}
            </button>
          ))}
          <span class="xs mut">{words.rateLow}</span>
          <span class="xs mut end">{words.rateHigh}</span>
        </fieldset>
      )
    case 'comment':
      return <Comment score={question.score} words={words} act={act} />
  }
}

const Comment = ({ score, words, act }: Pick<Parts, 'words' | 'act'> & { score: number }) => (
  <form
    class="ask-card"
    onSubmit={(event) => {
      event.preventDefault()
      act.rate(score, String(new FormData(event.currentTarget).get('comment') ?? ''))
    }}
  >
    <label class="full">
      <b>{words.rateThanks}</b> {words.rateMore}
      <textarea name="comment" class="field" rows={2} maxLength={2000} dir="auto" />
    </label>
    <button type="submit" class="btn p">
      {words.send}
    </button>
    <button type="button" class="btn" onClick={() => act.skipComment()}>
      {words.skip}
    </button>
  </form>
)
