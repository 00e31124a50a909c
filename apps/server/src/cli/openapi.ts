import { openApi } from '../platform/http/openapi.ts'
import { runCommand } from './database.ts'

/** Prints the OpenAPI document of this version. */
await runCommand(() => {
  process.stdout.write(`${JSON.stringify(openApi('0.1.0'), null, 2)}\n`)
}, [])
