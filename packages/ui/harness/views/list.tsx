import { Button } from '../../src/button.tsx'
import { Empty, List, Skeleton } from '../../src/list.tsx'

export default function View() {
  return (
    <>
      <List label="People">
        {['Amara', 'Łukasz', 'Jonas'].map((name) => (
          <li key={name}>
            <span class="grow">{name}</span>
            <Button size="small">Give</Button>
          </li>
        ))}
      </List>
      <Empty title="Nobody waits">
        <p>Whoever asks for a person shows here at once.</p>
      </Empty>
      <Skeleton label="Loading" />
    </>
  )
}
