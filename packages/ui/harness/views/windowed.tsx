import { useRef, useState } from 'preact/hooks'
import { Button } from '../../src/button.tsx'
import { type WindowedHandle, WindowedList } from '../../src/windowed.tsx'

interface Row {
  id: number
  name: string
  lines: number
}
const names = ['Amara', 'Bilal', 'Chidi', 'Dora', 'Elif', 'Feng']
const all: readonly Row[] = Array.from({ length: 10_000 }, (_, id) => ({
  id,
  name: `${names[id % names.length]} ${id + 1}`,
  lines: 1 + ((id * 7) % 4),
}))

export default function View() {
  const [rows, setRows] = useState(all)
  const [opened, setOpened] = useState('')
  const handle = useRef<WindowedHandle>(null)
  return (
    <>
      <div class="row wrap">
        <Button id="far" onClick={() => handle.current?.scrollTo(7_000, { align: 'start' })}>
          To row 7001
        </Button>
        <Button id="drop" onClick={() => setRows((before) => before.slice(1))}>
          Take the first away
        </Button>
      </div>
      <WindowedList
        label="Conversations"
        class="tall"
        rows={rows}
        keyOf={(row) => String(row.id)}
        textOf={(row) => row.name}
        onOpen={(row) => setOpened(row.name)}
        handle={handle}
        render={(row, { current }) => (
          <div class="row sp" style={{ padding: '10px 12px' }}>
            <div class="grow">
              <b class="ui">{row.name}</b>
              {Array.from({ length: row.lines }, (_, n) => (
                <p key={n} class="sm mut">
                  Line {n + 1}
                </p>
              ))}
            </div>
            <Button
              size="small"
              tabIndex={current ? 0 : -1}
              onClick={() => setRows((before) => before.filter((r) => r !== row))}
            >
              Done
            </Button>
          </div>
        )}
      />
      <p id="opened">{opened}</p>
    </>
  )
}
