import '../styles/palette.css'
import { Dialog } from '@warmline/ui'
import { singleKeys } from '../live/prefs.ts'
import { w } from '../words/words.ts'

type Line = [keys: string, does: string]
const single = (): [string, Line[]][] => [
  [
    w().keyMap.moving,
    [
      ['J', w().keyMap.next],
      ['K', w().keyMap.previous],
      ['/', w().palette.title],
    ],
  ],
  [
    w().keyMap.answering,
    [
      ['R', w().palette.reply],
      ['E', w().act.finish],
      ['H', w().act.transfer],
      ['B', w().act.release],
      ['P', w().pass.button],
      ['Z', w().palette.undo],
      ['?', w().keyMap.help],
    ],
  ],
]
const always = (): [string, Line[]] => [
  w().keyMap.anywhere,
  [
    ['Ctrl K', w().palette.title],
    ['Tab', w().keyMap.takeDraft],
    ['Ctrl Enter', w().keyMap.send],
    ['Esc', w().keyMap.leaveField],
  ],
]

/** Every key and what it does. On a Mac, Cmd stands for Ctrl. */
export default function KeyMap({ onClose }: { onClose: () => void }) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform)
  const groups = singleKeys.value ? [...single(), always()] : [always()]
  return (
    <Dialog title={w().keyMap.title} closeLabel={w().common.close} onClose={onClose}>
      <p class="ui mut">{singleKeys.value ? w().keyMap.lead : w().keyMap.off}</p>
      <div class="keymap">
        {groups.map(([title, lines]) => (
          <section key={title}>
            <h3 class="h3">{title}</h3>
            <dl>
              {lines.map(([keys, does]) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((k) => (
                      <kbd key={k} class="kbd">
                        {mac && k === 'Ctrl' ? '⌘' : k}
                      </kbd>
                    ))}
                  </dt>
                  <dd class="ui">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
