import { useState } from 'preact/hooks'
import { Button } from '../../src/button.tsx'
import { Dialog } from '../../src/dialog.tsx'
import { Field } from '../../src/field.tsx'

export default function View() {
  const [open, setOpen] = useState(false)
  const [inner, setInner] = useState(false)
  return (
    <>
      <Button id="open" onClick={() => setOpen(true)}>
        Hand over
      </Button>
      {open && (
        <Dialog
          title="Hand over"
          closeLabel="Close"
          onClose={() => setOpen(false)}
          footer={
            <Button kind="primary" onClick={() => setOpen(false)}>
              Hand over
            </Button>
          }
        >
          <p>The next person sees the whole conversation.</p>
          <Field label="What to know" value="" onInput={() => undefined} />
          <Button id="inner" onClick={() => setInner(true)}>
            Another one
          </Button>
        </Dialog>
      )}
      {inner && (
        <Dialog title="On top" closeLabel="Close this" onClose={() => setInner(false)}>
          <p>Esc closes this one only.</p>
        </Dialog>
      )}
    </>
  )
}
