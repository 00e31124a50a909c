export * from './environment.ts'
export * from './http.ts'
export * from './live.ts'
