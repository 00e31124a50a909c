export { forgetOutboxes, openShelf } from './database.ts'
export * from './environment.ts'
export * from './http.ts'
export {
  closeCodes,
  createLive,
  type Live,
  type LiveFrame,
  type LiveOptions,
  type LiveStatus,
  type Transport,
  wakeOnPageEvents,
} from './live.ts'
export * from './outbox.ts'
export * from './tabs.ts'
