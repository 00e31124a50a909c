export * from './assistant.ts'
export {
  type BuiltInOptions,
  builtInVersion,
  confidenceFloor,
  createBuiltInAssistant,
  draftFrom,
} from './built-in.ts'
export { type CareEar, createCareEar, type Noticed, usuallyFrom } from './care/care.ts'
export { listedSignals } from './care/lists.ts'
export { counted, emptyHistogram, type Histogram, thresholdOf } from './care/quantiles.ts'
export { type CareSignal, careSignals, isCrisis, isNeed } from './care/signals.ts'
export { createDice, shuffle } from './dice.ts'
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
export { bundleVersion, type Decoded, decodeBundle, encodeBundle } from './understanding/bundle.ts'
export {
  emptyUnlikeState,
  forgetMessages,
  noteUnlike,
  type ProposedTopic,
  proposedTopics,
  type UnlikeGroup,
  type UnlikeMessage,
  type UnlikeState,
  withoutGroup,
} from './understanding/clusters.ts'
export type { Example } from './understanding/examples.ts'
export {
  hearLanguage,
  type LanguageAnswer,
  type LanguageBelief,
  type LanguageScores,
  languageOf,
  noBelief,
} from './understanding/languages.ts'
export {
  createUnderstanding,
  type Understanding,
  type UnderstandingModel,
  type Understood,
} from './understanding/model.ts'
export { type TrainReport, trainUnderstanding } from './understanding/train.ts'
export type { Vectors } from './understanding/vectors.ts'
export { learnWishes, nameOfLearned, packed, unpacked } from './wish/packed.ts'
export { soundsFailed, troubleIn } from './wish/trouble.ts'
export { createHearing, type Heard, type Hearing } from './wish/wants-human.ts'
