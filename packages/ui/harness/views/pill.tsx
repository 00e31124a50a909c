import { Avatar, Pill, type Tone } from '../../src/pill.tsx'

const tones: Tone[] = ['plain', 'human', 'ai', 'good', 'warn', 'bad']
export default function View() {
  return (
    <>
      <div class="row wrap">
        {tones.map((tone) => (
          <Pill key={tone} tone={tone} icon="clock">
            {tone}
          </Pill>
        ))}
      </div>
      <div class="row wrap">
        <Avatar name="Zofia Nowak" />
        <Avatar name="AI" kind="ai" />
        <Avatar name={null} kind="contact" />
        <Avatar name="Amara Okafor" size="large" on />
      </div>
    </>
  )
}
