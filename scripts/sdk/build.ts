import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { contractTypes } from './contract-types.ts'

const root = join(import.meta.dirname, '..', '..')
const client = join(root, 'packages', 'client')
const core = join(root, 'packages', 'core')

/**
 * The client as a package of its own: one ES module, its types and those of the contracts, README and licence. Nothing
 * in it needs our sources, zod or a build.
 */
export async function buildSdk(folder: string): Promise<void> {
  const { name, ...rest } = await manifestOf(client)
  await publish(folder, {
    source: join(client, 'src'),
    readme: join(client, 'README.md'),
    manifest: {
      name,
      ...rest,
      description:
        'The Warmline client: commands that are kept and sent once, events over a line that mends itself.',
    },
    types: (file, text) => {
      const own = text.replace(/(['"])@warmline\/contracts\1/g, "'./contracts.js'")
      return file === 'index.d.ts' ? `${own}export type * from './contracts.js'\n` : own
    },
  })
  await writeFile(join(folder, 'contracts.d.ts'), contractTypes())
}

/** The statistics of core as a package of their own: one ES module without dependency, its types, README and licence. */
export async function buildStatistics(folder: string): Promise<void> {
  const source = join(core, 'src', 'statistics')
  await publish(folder, {
    source,
    readme: join(source, 'README.md'),
    manifest: {
      ...(await manifestOf(core)),
      name: '@warmline/statistics',
      description:
        'Evidence that may be looked at every day: e-values, confidence sequences, alarms, audits, agreement.',
    },
    types: (_, text) => text,
  })
}

interface Published {
  /** the folder with the index.ts that is bundled */
  source: string
  readme: string
  manifest: { name: string; version: string; license: string; description: string }
  /** a last change to a file of types */
  types: (file: string, text: string) => string
}

async function manifestOf(folder: string): Promise<{ name: string; version: string; license: string }> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license: string
  }
  return { name, version, license }
}

async function publish(folder: string, { source, readme, manifest, types }: Published): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await build({
    entryPoints: [join(source, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  })
  await writeTypes(folder, source, types)
  const { name, version, description, license } = manifest
  const whole = {
    name,
    version,
    description,
    license,
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
  }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(whole, null, 2)}\n`)
  await cp(readme, join(folder, 'README.md'))
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}

/** The compiler's own declarations of what is published. */
async function writeTypes(folder: string, source: string, change: Published['types']): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'warmline-sdk-'))
  try {
    const config = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: root,
        outDir: work,
        typeRoots: [join(root, 'node_modules', '@types')],
      },
      files: [join(source, 'index.ts')],
    }
    await writeFile(join(work, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    await promisify(execFile)(process.execPath, [tsc, '-p', join(work, 'tsconfig.json')], { cwd: root })
    const made = join(work, relative(root, source))
    for (const file of await readdir(made)) {
      const text = await readFile(join(made, file), 'utf8')
      const own = text.replace(/(['"])(\.\/[\w-]+)\.ts\1/g, "'$2.js'")
      await writeFile(join(folder, file), change(file, own))
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
