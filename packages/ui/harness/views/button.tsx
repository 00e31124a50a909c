import { Button, type ButtonKind } from '../../src/button.tsx'

const kinds: ButtonKind[] = ['plain', 'primary', 'human', 'human-outline', 'quiet', 'danger']
export default function View() {
  return (
    <>
      <div class="row wrap">
        {kinds.map((kind) => (
          <Button key={kind} kind={kind}>
            {kind}
          </Button>
        ))}
      </div>
      <div class="row wrap">
        <Button size="small">Small</Button>
        <Button size="big" kind="human">
          Take it
        </Button>
        <Button icon="x" label="Close" />
        <Button icon="send" kind="primary" hotkey="E">
          Send
        </Button>
      </div>
      <div class="row wrap">
        <Button disabled>Not now</Button>
        <Button busy kind="primary">
          Saving
        </Button>
      </div>
    </>
  )
}
