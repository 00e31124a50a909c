export * from './assistant.ts'
export {
  type BuiltInOptions,
  builtInVersion,
  confidenceFloor,
  createBuiltInAssistant,
  draftFrom,
} from './built-in.ts'
export { type HumanRequest, hearsHumanRequest, isBareNumber } from './hears-human.ts'
export { type Passage, passageFor, passageWith } from './highlight.ts'
export {
  createKnowledgeIndex,
  type Found,
  type Hit,
  type IndexedArticle,
  type KnowledgeIndex,
  type QueryTerm,
  type SearchOptions,
  type Sentence,
} from './search.ts'
