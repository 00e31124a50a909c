/** Object ids of PostgreSQL's types, the same in every version. */
const oids = { text: 25, int: 23, bigint: 20, jsonb: 3802, bytea: 17 } as const

type Text = string | null | undefined

/**
 * Arrays in PostgreSQL's binary form, one after another in one buffer: what the driver would write as text, quote by
 * quote, is copied here, and the server copies it out. Each method gives the bytes of one array, good as a parameter
 * after that too: what is full is left alone. [see docs/decisions/0011-a-message.md]
 */
export class Columns {
  #bytes: Buffer
  #at = 0

  /** `room`: about how many bytes it will take; it grows */
  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafe(room)
  }

  text<T>(rows: readonly T[], of: (row: T) => Text): Buffer {
    return this.#array(oids.text, rows, (row) => this.#string(of(row), false))
  }

  /** JSON as text; what stands in the column is jsonb. */
  json<T>(rows: readonly T[], of: (row: T) => Text): Buffer {
    return this.#array(oids.jsonb, rows, (row) => this.#string(of(row), true))
  }

  int<T>(rows: readonly T[], of: (row: T) => number): Buffer {
    return this.#array(oids.int, rows, (row) => {
      this.#room(8)
      this.#at = this.#bytes.writeInt32BE(4, this.#at)
      this.#at = this.#bytes.writeInt32BE(of(row), this.#at)
      return true
    })
  }

  /** Whole numbers up to 2^53, as positions and epoch ms are. */
  bigint<T>(rows: readonly T[], of: (row: T) => number | null): Buffer {
    return this.#array(oids.bigint, rows, (row) => {
      const value = of(row)
      if (value === null) return this.#none()
      this.#room(12)
      this.#at = this.#bytes.writeInt32BE(8, this.#at)
      this.#at = this.#bytes.writeInt32BE(Math.floor(value / 2 ** 32), this.#at)
      this.#at = this.#bytes.writeUInt32BE(value >>> 0, this.#at)
      return true
    })
  }

  bytea<T>(rows: readonly T[], of: (row: T) => Uint8Array): Buffer {
    return this.#array(oids.bytea, rows, (row) => {
      const value = of(row)
      this.#room(4 + value.length)
      this.#at = this.#bytes.writeInt32BE(value.length, this.#at)
      this.#bytes.set(value, this.#at)
      this.#at += value.length
      return true
    })
  }

  /** `write` says whether there was a value. */
  #array<T>(oid: number, rows: readonly T[], write: (row: T) => boolean): Buffer {
    this.#room(20)
    const start = this.#at
    const dimensions = rows.length === 0 ? [] : [rows.length, 1]
    for (const head of [dimensions.length / 2, 0, oid, ...dimensions])
      this.#at = this.#bytes.writeInt32BE(head, this.#at)
    let hasNone = false
    for (const row of rows) if (!write(row)) hasNone = true
    if (hasNone) this.#bytes.writeInt32BE(1, start + 4)
    return this.#bytes.subarray(start, this.#at)
  }

  #none(): false {
    this.#room(4)
    this.#at = this.#bytes.writeInt32BE(-1, this.#at)
    return false
  }

  #string(value: Text, isJson: boolean): boolean {
    if (value === null || value === undefined) return this.#none()
    const head = isJson ? 5 : 4
    this.#room(head + value.length * 3)
    // The version of jsonb's binary form.
    if (isJson) this.#bytes[this.#at + 4] = 1
    const written = this.#bytes.write(value, this.#at + head, 'utf8')
    this.#bytes.writeInt32BE(written + head - 4, this.#at)
    this.#at += head + written
    return true
  }

  /** A full buffer is left to the arrays in it; the one that is being written moves along. */
  #room(wanted: number): void {
    if (this.#at + wanted <= this.#bytes.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + wanted))
    this.#bytes.copy(grown, 0, 0, this.#at)
    this.#bytes = grown
  }
}
