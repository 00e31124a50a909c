import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allowed, inside } from './allowed.ts'

export interface Package {
  name: string
  version: string
  /** an SPDX expression, or what the package says instead */
  licence: string
  /** only for building and testing; not in what runs */
  isDev: boolean
}

interface LockEntry {
  version?: string
  license?: string
  dev?: boolean
  link?: boolean
}

/** Every package that the lockfile may bring in, on any platform, by name and version; our own are left out. */
export function packagesOf(root: string): Package[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>
  }
  const found = new Map<string, Package>()
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/') || entry.link === true) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const version = entry.version ?? ''
    const twin = found.get(`${name}@${version}`)
    const isDev = entry.dev === true && (twin?.isDev ?? true)
    found.set(`${name}@${version}`, {
      ...{ name, version, isDev },
      licence: installedLicence(join(root, path)) ?? entry.license ?? 'none named',
    })
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** What the installed package says itself; null where it is not installed here (another platform's). */
function installedLicence(folder: string): string | null {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return null
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }
  return typeof license === 'string' ? license : null
}

/**
 * May a package under this SPDX expression come in? One side of an OR is enough, both sides of an AND are needed;
 * what cannot be read is refused.
 */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/[()]/.test(bare)) return false
  return bare.split(' OR ').some((side) => side.split(' AND ').every((one) => allowed.has(one.trim())))
}

/** THIRD-PARTY.md: by licence, what runs and what only builds and tests. */
export function thirdParty(packages: readonly Package[]): string {
  const rows = (some: readonly Package[]) => {
    const byLicence = Map.groupBy(some, (one) => one.licence)
    return [...byLicence]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([licence, list]) => `| ${licence} | ${list.map((one) => `${one.name} ${one.version}`).join(', ')} |`,
      )
  }
  return [
    '# What Warmline is made of besides its own code',
    '',
    'Written by `npm run licences -- --write` from `package-lock.json`; the check `npm run licences` holds it. A package',
    'whose licence is not on the list in `scripts/licences/allowed.ts` fails that check. A bill of materials in CycloneDX:',
    '`npm run sbom`.',
    '',
    '## In what runs',
    '',
    '| licence | packages |',
    '|---|---|',
    ...rows(packages.filter((one) => !one.isDev)),
    '',
    '## Only to build and test',
    '',
    '| licence | packages |',
    '|---|---|',
    ...rows(packages.filter((one) => one.isDev)),
    '',
    '## Inside packages',
    '',
    'Programs and libraries that come inside a package and have a licence of their own:',
    '',
    '| inside | what | licence |',
    '|---|---|---|',
    ...inside.map((one) => `| ${one.where} | ${one.what} | ${one.licence} |`),
    '',
  ].join('\n')
}
