/** What we use of nlp.js, which brings no types. */
declare module '@nlpjs/basic' {
  interface Nlp {
    addLanguage(language: string): void
    addDocument(language: string, text: string, intent: string): void
    train(): Promise<void>
    process(language: string, text: string): Promise<{ intent: string; score: number }>
  }
  export function dockStart(settings: {
    use: string[]
    settings: { nlp: { autoSave: boolean; log: boolean } }
  }): Promise<{ get(name: 'nlp'): Nlp }>
}
