import { LineMessage, Logo } from '../../src/warm-line.tsx'

export default function View() {
  return (
    <>
      <Logo size={52} />
      <div class="thread">
        <LineMessage voice="contact">My parcel is late.</LineMessage>
        <LineMessage voice="ai">AI: it left Gdańsk this morning.</LineMessage>
        <LineMessage voice="person">Amara: I called the driver; he comes at 14:00.</LineMessage>
      </div>
    </>
  )
}
