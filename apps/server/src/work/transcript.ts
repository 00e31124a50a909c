import type { WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'

const speakers: Record<string, { contact: string; ai: string; person: string; erased: string }> = {
  en: { contact: 'You', ai: 'Assistant (AI)', person: 'Person', erased: '(erased)' },
  sv: { contact: 'Du', ai: 'Assistent (AI)', person: 'Människa', erased: '(raderat)' },
  de: { contact: 'Sie', ai: 'Assistent (KI)', person: 'Mensch', erased: '(gelöscht)' },
  pl: { contact: 'Ty', ai: 'Asystent (AI)', person: 'Człowiek', erased: '(usunięto)' },
  es: { contact: 'Usted', ai: 'Asistente (IA)', person: 'Persona', erased: '(borrado)' },
  ar: { contact: 'أنت', ai: 'المساعد (ذكاء اصطناعي)', person: 'شخص', erased: '(محذوف)' },
}

/** The conversation as plain text, as the contact sees it: messages with speaker and time in UTC. */
export async function transcriptOf(
  services: Services,
  workspaceId: string,
  item: WorkItem,
  language: string,
): Promise<string> {
  const thread = await services.items.thread(
    workspaceId,
    item.itemId,
    { role: 'contact', id: item.contactId },
    {},
  )
  const words = speakers[language.split('-')[0] ?? 'en'] ?? speakers['en']
  const lines = (thread?.entries ?? []).flatMap((entry) => {
    if (entry.entry !== 'message' || !words) return []
    const who =
      entry.by === 'contact' ? words.contact : entry.by === 'ai' ? words.ai : (entry.name ?? words.person)
    const at = new Date(entry.at).toISOString().slice(0, 16).replace('T', ' ')
    const files = entry.attachments.map((file) => `\n  [${file.name}]`).join('')
    const source = entry.sources.map((one) => `\n  (${one.title})`).join('')
    return [
      `${at} UTC · ${who}\n  ${(entry.text ?? words.erased).replaceAll('\n', '\n  ')}${source}${files}\n`,
    ]
  })
  return `${lines.join('\n')}`
}
