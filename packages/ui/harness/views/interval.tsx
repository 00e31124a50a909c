import { Interval } from '../../src/interval.tsx'

export default function View() {
  return (
    <>
      <Interval value={0.96} low={0.91} high={0.99} from={0.8} label="Between 91 % and 99 %" />
      <Interval value={0.4} low={0.1} high={0.8} label="Between 10 % and 80 %" />
    </>
  )
}
