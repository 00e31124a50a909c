import * as sdk from '../index.ts'

/** What the browser tests call inside their pages. */
declare global {
  var warmlineSdk: typeof sdk
}
globalThis.warmlineSdk = sdk
