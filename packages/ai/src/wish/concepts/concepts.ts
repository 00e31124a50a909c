/**
 * What words are about, in any language, so that a wish learned in one is heard in another. `*` ends a beginning of
 * words. The concepts: human (a person, people) · some (someone, anybody) · staff (who works there) · chief (who may
 * decide) · talk · call · put (through, over) · want (and asking politely) · bot · not (also stop, enough, tired of) ·
 * real · your (house) · there (is there, here) · complain · help (look into, take over) · past (yesterday, already,
 * solved) · thing (what questions are about) · deed (what is done with it) · other (third persons) · me · how
 */
export type Concept =
  | 'human'
  | 'some'
  | 'staff'
  | 'chief'
  | 'talk'
  | 'call'
  | 'put'
  | 'want'
  | 'bot'
  | 'not'
  | 'real'
  | 'your'
  | 'there'
  | 'complain'
  | 'help'
  | 'past'
  | 'thing'
  | 'deed'
  | 'other'
  | 'me'
  | 'how'

/** A language's words, one concept a line. */
export type ConceptTable = string
