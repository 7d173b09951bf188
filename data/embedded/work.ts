import { mightTakeRows, takesRows } from './copy-in.ts'
import { copyInResponse } from './replies.ts'
import { renamed, usesUnnamed } from './statement-names.ts'
import { type ClientMessage, clientMessage } from './wire.ts'

/** What goes to the engine as one atomic unit: it ends with a simple query, a Sync or a Flush. */
export interface Unit {
  readonly kind: 'run'
  readonly bytes: Buffer
  readonly ends: 'query' | 'sync' | 'flush'
  /** The text of a simple query; of an extended one when it is the only statement of its unit. */
  readonly sql?: string
  /** It begins with the unnamed statement of an earlier unit. */
  readonly needsUnnamed: boolean
}

/** What a client wants next: a unit run, an answer that needs no engine, or good-bye. */
export type Work = Unit | { readonly kind: 'reply'; readonly bytes: Buffer } | { readonly kind: 'end' }

const copyRefused = clientMessage(
  'f',
  Buffer.from('the embedded database takes COPY FROM STDIN only as a simple query of its own\0'),
)

/** Gathers the messages of one client into units of work: from Parse to Sync, from COPY to its last row. */
export class WorkCollector {
  /** This client has prepared statements that a new engine would not know. */
  preparesStatements = false
  readonly #prefix: string
  #batch: Buffer[] = []
  #statements: string[] = []
  #needsUnnamed = false
  #copy: Buffer[] | null = null

  /** `prefix` keeps this client's prepared statements apart from all others' in the one session. */
  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** The work that `message` completes. Throws RangeError on a message of no known type. */
  push({ type, bytes }: ClientMessage): Work[] {
    if (type === 'X') return [{ kind: 'end' }]
    if (this.#copy) return this.#pushCopy(type, bytes, this.#copy)
    switch (type) {
      case 'Q':
        return this.#pushQuery(bytes)
      case 'S':
        return [this.#finish(bytes, 'sync')]
      case 'H':
        return [this.#finish(bytes, 'flush')]
      case 'd':
      case 'c':
      case 'f':
        // Rows that follow a COPY which failed: the protocol says to pass over them.
        return []
      default:
        // The engine would answer an unknown message with a FATAL, and answer nobody from then on.
        if (!'PBDEC'.includes(type)) throw new RangeError(`a message of type ${JSON.stringify(type)}`)
        if (type === 'P') {
          this.preparesStatements ||= bytes[5] !== 0
          this.#statements.push(bytes.toString('utf8', bytes.indexOf(0, 5) + 1).split('\0', 1)[0]!)
        }
        this.#needsUnnamed ||= this.#statements.length === 0 && usesUnnamed(type, bytes)
        this.#batch.push(renamed(type, bytes, this.#prefix))
        return []
    }
  }

  #pushQuery(bytes: Buffer): Work[] {
    const sql = bytes.toString('utf8', 5, bytes.length - 1)
    if (takesRows(sql)) {
      this.#copy = [bytes]
      return [{ kind: 'reply', bytes: copyInResponse() }]
    }
    const whole = mightTakeRows(sql) ? Buffer.concat([bytes, copyRefused]) : bytes
    return [{ kind: 'run', bytes: whole, ends: 'query', sql, needsUnnamed: false }]
  }

  #pushCopy(type: string, bytes: Buffer, copy: Buffer[]): Work[] {
    if (type === 'd') copy.push(bytes)
    if (type !== 'c' && type !== 'f') return []
    this.#copy = null
    const whole = type === 'c' ? Buffer.concat([...copy, bytes]) : Buffer.concat([copy[0]!, bytes])
    return [{ kind: 'run', bytes: whole, ends: 'query', needsUnnamed: false }]
  }

  #finish(last: Buffer, ends: 'sync' | 'flush'): Work {
    const parts = this.#statements.some(mightTakeRows)
      ? [...this.#batch, copyRefused, last]
      : [...this.#batch, last]
    const [sql] = this.#statements.length === 1 ? this.#statements : []
    const needsUnnamed = this.#needsUnnamed
    this.#batch = []
    this.#statements = []
    this.#needsUnnamed = false
    return { kind: 'run', bytes: Buffer.concat(parts), ends, needsUnnamed, ...(sql !== undefined && { sql }) }
  }
}
