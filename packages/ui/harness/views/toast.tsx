import { useState } from 'preact/hooks'
import { Button } from '../../src/button.tsx'
import { deferWithUndo, toast } from '../../src/toast.tsx'

export default function View() {
  const [done, setDone] = useState('')
  return (
    <>
      <div class="row wrap">
        <Button
          id="good"
          onClick={() => toast({ text: 'Saved', action: { label: 'Look', run: () => setDone('looked') } })}
        >
          Save
        </Button>
        <Button
          id="bad"
          onClick={() => toast({ text: 'The line is down.', remedy: 'Your text is kept.', bad: true })}
        >
          Fail
        </Button>
        <Button
          id="undo"
          onClick={() =>
            deferWithUndo({
              text: 'Finished',
              undoLabel: 'Undo',
              run: () => setDone('finished'),
              undo: () => setDone('undone'),
            })
          }
        >
          Finish
        </Button>
      </div>
      <p id="done">{done}</p>
    </>
  )
}
