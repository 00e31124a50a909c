'use strict'
// The only file an old Node has to understand: keep its syntax to what Node 12 parses.
var major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(
    'Warmline needs Node 20 or newer to start (this is ' +
      process.version +
      '). Get it from https://nodejs.org and try again.',
  )
  process.exit(1)
}
import('./warmline.mjs')
  .then((bootstrap) => bootstrap.main(process.argv.slice(2)))
  .then(
    (code) => {
      process.exitCode = code
    },
    (error) => {
      console.error(error.plain ? error.message : error)
      process.exitCode = 1
    },
  )
