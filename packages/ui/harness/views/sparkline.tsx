import { Sparkline } from '../../src/sparkline.tsx'

export default function View() {
  return (
    <div class="row wrap">
      <Sparkline values={[3, 5, 4, 8, 6, 9, 7]} label="From 3 to 7, most 9" />
      <Sparkline values={[3, null, 4, 8, null, 9, 7]} tone="ai" target={6} label="With gaps" />
      <Sparkline values={[0, 0, 0]} tone="ink" label="Always 0" />
    </div>
  )
}
