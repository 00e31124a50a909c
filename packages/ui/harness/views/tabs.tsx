import { useState } from 'preact/hooks'
import { scrollable } from '../../src/reach.ts'
import { Tabs } from '../../src/tabs.tsx'

export default function View() {
  const [value, setValue] = useState<'chat' | 'facts' | 'act' | 'old'>('chat')
  return (
    <div>
      <Tabs
        label="Conversation"
        panel="panel"
        value={value}
        onChange={setValue}
        tabs={[
          { value: 'chat', label: 'Chat' },
          { value: 'old', label: 'Not now', disabled: true },
          { value: 'facts', label: 'Facts' },
          { value: 'act', label: 'Actions' },
        ]}
      />
      <div id="panel" role="tabpanel" aria-label={value} {...scrollable} class="card">
        {value}
      </div>
    </div>
  )
}
