/**
 * The client's half of the PostgreSQL wire protocol, version 3: cutting a byte stream into messages.
 * Format: https://www.postgresql.org/docs/15/protocol-message-formats.html
 */

/** One message of a client with its header. `type` is its letter; opening messages have none. */
export interface ClientMessage {
  readonly type: string
  readonly bytes: Buffer
}

/** Codes of opening messages that are not a start-up. */
export const openingCode = { cancel: 80_877_102, ssl: 80_877_103, gss: 80_877_104 } as const

/** The code of an opening message; 0 when it is too short to have one. */
export function codeOf(opening: Buffer): number {
  return opening.length >= 8 ? opening.readInt32BE(4) : 0
}

const largestMessage = 1 << 30

/** Cuts what one client sends into messages; keeps an unfinished rest for the next chunk. */
export class MessageCutter {
  #rest: Buffer[] = []
  #held = 0
  #wanted = 1
  #opened = false

  /** Everything complete after `chunk`. Throws RangeError on a length that no message can have. */
  push(chunk: Buffer): ClientMessage[] {
    this.#rest.push(chunk)
    this.#held += chunk.length
    // A long message comes in many chunks; joining them at each would cost the square of its length.
    if (this.#held < this.#wanted) return []
    const bytes = this.#rest.length === 1 ? chunk : Buffer.concat(this.#rest, this.#held)
    const messages: ClientMessage[] = []
    let at = 0
    for (;;) {
      const header = this.#opened ? 1 : 0
      if (bytes.length - at < header + 4) {
        this.#wanted = header + 4
        break
      }
      const size = header + bytes.readInt32BE(at + header)
      if (size < header + 4 || size > largestMessage) throw new RangeError(`a message of ${size} bytes`)
      if (bytes.length - at < size) {
        this.#wanted = size
        break
      }
      messages.push(this.#message(bytes.subarray(at, at + size)))
      at += size
    }
    this.#rest = [bytes.subarray(at)]
    this.#held = bytes.length - at
    return messages
  }

  #message(bytes: Buffer): ClientMessage {
    if (this.#opened) return { type: String.fromCharCode(bytes[0]!), bytes }
    const code = codeOf(bytes)
    this.#opened = code !== openingCode.ssl && code !== openingCode.gss
    return { type: '', bytes }
  }
}

/** A message of a client: letter, body. */
export function clientMessage(type: string, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(5 + body.length)
  bytes.write(type, 0, 'latin1')
  bytes.writeInt32BE(4 + body.length, 1)
  bytes.set(body, 5)
  return bytes
}

/** A simple query. */
export function queryMessage(sql: string): Buffer {
  return clientMessage('Q', Buffer.from(`${sql}\0`))
}

/** Key and value pairs of a start-up message. */
export function startupParameters(bytes: Buffer): ReadonlyMap<string, string> {
  const words = bytes.toString('utf8', 8).split('\0')
  const parameters = new Map<string, string>()
  for (let i = 0; i + 1 < words.length && words[i] !== ''; i += 2) parameters.set(words[i]!, words[i + 1]!)
  return parameters
}
