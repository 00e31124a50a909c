import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { z } from 'zod'

// A backup is one file:
//   "WARMLINE BACKUP 1\n" · u32 length of the header · sha-256 of the header · header (JSON, padded with spaces)
//   then, for each table in the header's order, frames: u32 packed length · u32 length · zstd of COPY's text rows,
//   closed by a frame of two zeros. Nothing follows the last table. Numbers are big-endian.

const MAGIC = Buffer.from('WARMLINE BACKUP 1\n')
const LARGEST_HEADER = 16 * 1024 * 1024
const LARGEST_FRAME = 2 ** 31 - 1

/** Damage is found frame by frame, before a wrong row can reach the database. */
const CHECKED = { [constants.ZSTD_c_checksumFlag]: 1 }

const pack = promisify(zstdCompress)
const unpack = promisify(zstdDecompress)

const tableSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
  /** Of the rows as COPY's text, before they are packed. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const headerSchema = z.strictObject({
  format: z.literal(1),
  /** Number of the last migration of the database it was made from. */
  migration: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  /** The master key is never in a backup; without it the encrypted contents cannot be read. */
  masterKey: z.literal('left out'),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), last: z.string() })),
  tables: z.array(tableSchema),
})

export type BackupHeader = z.infer<typeof headerSchema>
export type BackupTable = z.infer<typeof tableSchema>

/** undefined = no JSON */
function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The file is not a backup, or not a whole one. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged'
}

const UNKNOWN_ROWS = Number.MAX_SAFE_INTEGER
const UNKNOWN_HASH = '0'.repeat(64)

/** A table of which neither rows nor hash are known yet: the header that holds it is as long as it can get. */
export function unreadTable(schema: string, name: string, columns: string[]): BackupTable {
  return { schema, name, columns, rows: UNKNOWN_ROWS, sha256: UNKNOWN_HASH }
}

/** Writes in one pass; the header's place is kept free until everything is known. */
export class BackupWriter {
  readonly #file: FileHandle
  readonly #headerBytes: number
  #position: number

  constructor(file: FileHandle, draft: BackupHeader) {
    this.#file = file
    this.#headerBytes = Buffer.byteLength(JSON.stringify(draft))
    this.#position = MAGIC.length + 4 + 32 + this.#headerBytes
  }

  /** Gives the hash of what was written. */
  async writeTable(chunks: AsyncIterable<Buffer>): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of chunks) {
      hash.update(chunk)
      const packed = await pack(chunk, { params: CHECKED })
      await this.#append(lengths(packed.length, chunk.length))
      await this.#append(packed)
    }
    await this.#append(lengths(0, 0))
    return hash.digest('hex')
  }

  /** Writes the header and flushes to disk. */
  async finish(header: BackupHeader): Promise<void> {
    const body = Buffer.alloc(this.#headerBytes, ' ')
    body.write(JSON.stringify(headerSchema.parse(header)))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    const head = Buffer.concat([MAGIC, length, createHash('sha256').update(body).digest(), body])
    await this.#file.write(head, 0, head.length, 0)
    await this.#file.sync()
  }

  async #append(bytes: Buffer): Promise<void> {
    let written = 0
    while (written < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, this.#position)
      written += bytesWritten
      this.#position += bytesWritten
    }
  }
}

/** Reads a backup from front to back. Throws `BackupDamaged`. */
export class BackupReader {
  readonly header: BackupHeader
  readonly #file: FileHandle
  #position: number

  private constructor(file: FileHandle, header: BackupHeader, position: number) {
    this.#file = file
    this.header = header
    this.#position = position
  }

  static async open(file: FileHandle): Promise<BackupReader> {
    const fixed = await readExactly(file, 0, MAGIC.length + 4 + 32)
    if (!fixed.subarray(0, MAGIC.length).equals(MAGIC))
      throw new BackupDamaged('this is not a Warmline backup')
    const length = fixed.readUInt32BE(MAGIC.length)
    if (length > LARGEST_HEADER) throw new BackupDamaged('its header is impossibly long')
    const body = await readExactly(file, fixed.length, length)
    if (
      !createHash('sha256')
        .update(body)
        .digest()
        .equals(fixed.subarray(MAGIC.length + 4))
    ) {
      throw new BackupDamaged('its header was changed or never finished')
    }
    const parsed = headerSchema.safeParse(jsonIn(body))
    if (!parsed.success)
      throw new BackupDamaged('its header has an unknown form: a newer Warmline may have made it')
    return new BackupReader(file, parsed.data, fixed.length + length)
  }

  /** The rows of the next table; at its end the hash has been compared. */
  async *readTable(table: BackupTable): AsyncGenerator<Buffer, void, void> {
    const hash = createHash('sha256')
    for (;;) {
      const head = await this.#next(8)
      const packedLength = head.readUInt32BE(0)
      const length = head.readUInt32BE(4)
      if (packedLength === 0 && length === 0) break
      if (packedLength > LARGEST_FRAME || length > LARGEST_FRAME)
        throw damaged(table, 'has an impossible frame')
      const chunk = await unpackFrame(await this.#next(packedLength), length, table)
      hash.update(chunk)
      yield chunk
    }
    if (hash.digest('hex') !== table.sha256) throw damaged(table, 'does not have the hash its header says')
  }

  /** Nothing may follow the last table. */
  async expectEnd(): Promise<void> {
    const { size } = await this.#file.stat()
    if (size !== this.#position) throw new BackupDamaged('something follows its last table')
  }

  async #next(length: number): Promise<Buffer> {
    const bytes = await readExactly(this.#file, this.#position, length)
    this.#position += length
    return bytes
  }
}

async function unpackFrame(packed: Buffer, length: number, table: BackupTable): Promise<Buffer> {
  const chunk = await unpack(packed, { maxOutputLength: Math.max(1, length) }).catch(() => undefined)
  if (chunk?.length !== length) throw damaged(table, 'has a frame that cannot be unpacked')
  return chunk
}

function damaged(table: BackupTable, what: string): BackupDamaged {
  return new BackupDamaged(`table ${table.schema}.${table.name} ${what}`)
}

function lengths(packed: number, length: number): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(packed, 0)
  head.writeUInt32BE(length, 4)
  return head
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  // before memory is asked for, whatever a damaged length says
  if (position + length > (await file.stat()).size) throw new BackupDamaged('it ends too early')
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read)
    if (bytesRead === 0) throw new BackupDamaged('it ends too early')
    read += bytesRead
  }
  return bytes
}
