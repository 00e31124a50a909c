import { useState } from 'preact/hooks'
import { Button } from '../../src/button.tsx'
import { Dialog } from '../../src/dialog.tsx'
import { Tooltip } from '../../src/tooltip.tsx'

export default function View() {
  const [open, setOpen] = useState(false)
  const tipped = (id: string) => (
    <Tooltip text="Counted from the moment the contact asked, in the last 60 minutes.">
      <Button id={id}>Median wait</Button>
    </Tooltip>
  )
  return (
    <>
      <div class="row wrap">
        {tipped('tipped')}
        <Button id="open" onClick={() => setOpen(true)}>
          In a dialog
        </Button>
      </div>
      {open && (
        <Dialog title="Figures" closeLabel="Close" onClose={() => setOpen(false)}>
          {tipped('inside')}
        </Dialog>
      )}
    </>
  )
}
