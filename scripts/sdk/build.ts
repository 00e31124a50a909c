import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { contractTypes } from './contract-types.ts'

const root = join(import.meta.dirname, '..', '..')
const source = join(root, 'packages', 'client')

/**
 * The client as a package of its own: one ES module, its types and those of the contracts, README and licence. Nothing
 * in it needs our sources, zod or a build.
 */
export async function buildSdk(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await build({
    entryPoints: [join(source, 'src', 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  })
  await writeTypes(folder)
  await writeFile(join(folder, 'contracts.d.ts'), contractTypes())
  const { name, version, license } = JSON.parse(
    await readFile(join(source, 'package.json'), 'utf8'),
  ) as Record<string, string>
  const description =
    'The Warmline client: commands that are kept and sent once, events over a line that mends itself.'
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
  }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await cp(join(source, 'README.md'), join(folder, 'README.md'))
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}

/** The compiler's own declarations of the client, with the contracts' types beside them. */
async function writeTypes(folder: string): Promise<void> {
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
      files: [join(source, 'src', 'index.ts')],
    }
    await writeFile(join(work, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    await promisify(execFile)(process.execPath, [tsc, '-p', join(work, 'tsconfig.json')], { cwd: root })
    const made = join(work, 'packages', 'client', 'src')
    for (const file of await readdir(made)) {
      const text = await readFile(join(made, file), 'utf8')
      const own = text
        .replace(/(['"])(\.\/[\w-]+)\.ts\1/g, "'$2.js'")
        .replace(/(['"])@warmline\/contracts\1/g, "'./contracts.js'")
      const all = file === 'index.d.ts' ? `${own}export type * from './contracts.js'\n` : own
      await writeFile(join(folder, file), all)
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
