export * from './environment.ts'
export * from './http.ts'
export * from './live.ts'
export * from './outbox.ts'
