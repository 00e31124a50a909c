import type { QuestionScreen } from '../screen.ts'
import type { LaterParts } from './later.ts'

/** What is asked under the last message: a person, solved, a rating. One tap answers, another tap corrects. */
export const Questions = (parts: LaterParts) => (
  <>
    {parts.screen.questions.map((question) => (
      <Question key={question.kind} question={question} {...parts} />
    ))}
  </>
)

function Question({ question, ...parts }: LaterParts & { question: QuestionScreen }) {
  const { words, act, later } = parts
  switch (question.kind) {
    case 'offer':
      return (
        <fieldset class="ask-card">
          <legend>{words.offerPerson}</legend>
          <button type="button" class="btn h" onClick={() => act.human('confirmed')}>
            {words.offerYes}
          </button>
          <button type="button" class="btn" onClick={() => later.act.declineOffer(question.offerKey)}>
            {words.offerNo}
          </button>
        </fieldset>
      )
    case 'solved': {
      const answer = (solved: boolean, label: string, look: string) => (
        <button
          type="button"
          class={`btn ${look}`}
          aria-pressed={question.solved === solved}
          onClick={() => act.onItem({ name: 'answerSolved', body: { solved } })}
        >
          {label}
        </button>
      )
      return (
        <fieldset class="ask-card">
          <legend>{question.later ? words.solvedLater : words.solved}</legend>
          {answer(true, words.solvedYes, '')}
          {answer(false, words.solvedNo, 'ho')}
        </fieldset>
      )
    }
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
              aria-pressed={question.score === score}
              onClick={() => later.act.rate(score)}
            >
              {score}
            </button>
          ))}
          <span class="xs mut">{words.rateLow}</span>
          <span class="xs mut end">{words.rateHigh}</span>
        </fieldset>
      )
    case 'comment':
      return <Comment score={question.score} {...parts} />
  }
}

const Comment = ({ score, words, later }: LaterParts & { score: number }) => (
  <form
    class="ask-card"
    onSubmit={(event) => {
      event.preventDefault()
      later.act.rate(score, String(new FormData(event.currentTarget).get('comment') ?? ''))
    }}
  >
    <label class="full">
      <b>{words.rateThanks}</b> {words.rateMore}
      <textarea name="comment" class="field" rows={2} maxLength={2000} dir="auto" />
    </label>
    <button type="submit" class="btn p">
      {words.send}
    </button>
    <button type="button" class="btn" onClick={() => later.act.skipComment()}>
      {words.skip}
    </button>
  </form>
)
