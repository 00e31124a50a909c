import { useState } from 'preact/hooks'
import { Menu } from '../../src/menu.tsx'

export default function View() {
  const [picked, setPicked] = useState('')
  const pick = (label: string) => ({ label, onPick: () => setPicked(label) })
  return (
    <>
      <div class="row wrap sp">
        <Menu
          button={{ children: 'Give to a person' }}
          label="People"
          items={[
            'Speak Polish',
            pick('Amara'),
            pick('Łukasz'),
            'Others',
            pick('Jonas'),
            { ...pick('Nobody'), disabled: true },
          ]}
        />
        <Menu
          button={{ icon: 'more', label: 'More' }}
          label="Theme"
          items={['System', 'Light', 'Dark'].map((label) => ({ ...pick(label), checked: label === 'Light' }))}
        />
        <Menu button={{ children: 'Not now', disabled: true }} label="None" items={[pick('Never')]} />
      </div>
      <p id="picked">{picked}</p>
    </>
  )
}
