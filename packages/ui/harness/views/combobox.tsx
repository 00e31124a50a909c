import { useState } from 'preact/hooks'
import { Button } from '../../src/button.tsx'
import { Combobox } from '../../src/combobox.tsx'
import { Dialog } from '../../src/dialog.tsx'
import type { Option } from '../../src/select.tsx'

const topics = ['Deliveries', 'Refunds', 'Damaged goods', 'Customs', 'Łódź depot', 'Prices', 'Opening hours']
const options = [...topics, ...Array.from({ length: 60 }, (_, n) => `Topic ${n + 1}`)].map((label) => ({
  value: label.toLowerCase(),
  label,
}))
const words = {
  found: (n: number) => `${n} found`,
  none: 'Nothing fits. Write something shorter.',
  looking: 'Looking …',
  failed: 'The line is down. What you wrote is kept.',
  more: 'Write more to see the others.',
}
/** Answers late, and the shorter the later: old answers come after newer ones. */
const search = (typed: string) =>
  new Promise<readonly Option<string>[]>((resolve, reject) =>
    setTimeout(
      () =>
        typed === 'fail'
          ? reject(new Error('line'))
          : resolve(options.filter((o) => o.label.toLowerCase().includes(typed.toLowerCase()))),
      typed.length < 2 ? 500 : 60,
    ),
  )

export default function View() {
  const [topic, setTopic] = useState<Option<string> | null>(null)
  const [found, setFound] = useState<Option<string> | null>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Combobox
        label="Topic"
        hint="Type a part of it."
        words={words}
        options={options}
        value={topic}
        onChange={setTopic}
      />
      <p id="topic">{topic?.value ?? 'none'}</p>
      <Combobox
        label="Search"
        words={words}
        options={search}
        value={found}
        onChange={setFound}
        placeholder="Asks the server"
      />
      <p id="found">{found?.value ?? 'none'}</p>
      <Combobox
        label="Not now"
        words={words}
        options={options}
        value={options[1]!}
        onChange={setTopic}
        disabled
      />
      <Button id="open" onClick={() => setOpen(true)}>
        In a dialog
      </Button>
      {open && (
        <Dialog title="Pass it on" closeLabel="Close" onClose={() => setOpen(false)}>
          <Combobox label="Inside" words={words} options={options} value={topic} onChange={setTopic} />
        </Dialog>
      )}
    </>
  )
}
