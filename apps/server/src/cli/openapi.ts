import { openApi } from '../platform/http/openapi.ts'

/** Prints the OpenAPI document of this version. */
process.stdout.write(`${JSON.stringify(openApi('0.1.0'), null, 2)}\n`)
