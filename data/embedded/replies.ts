/** The server's half of the wire protocol: the few messages the bridge itself writes. */

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}

/** Where a session stands: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E'

export function readyForQuery(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status, 'latin1'))
}

export function commandComplete(tag: string): Buffer {
  return message('C', Buffer.from(`${tag}\0`))
}

/** An error for a client. FATAL is followed by the end of the connection. `code` is an SQLSTATE. */
export interface WireError {
  readonly severity: 'ERROR' | 'FATAL'
  readonly code: string
  readonly message: string
  readonly hint?: string
}

export function errorResponse({ severity, code, message: text, hint }: WireError): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${text}`]
  if (hint !== undefined) fields.push(`H${hint}`)
  return message('E', Buffer.from(`${fields.join('\0')}\0\0`))
}

/** "Send your rows": text format, columns not told (drivers do not ask). */
export function copyInResponse(): Buffer {
  return message('G', Buffer.from([0, 0, 0]))
}

/** Asks for the password as it is: the connection does not leave the machine. */
export function passwordRequest(): Buffer {
  return message('R', Buffer.from([0, 0, 0, 3]))
}

/** The client is let in, and may ask. */
export function welcome(serverVersion: string): Buffer {
  const settings = {
    server_version: serverVersion,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
    TimeZone: 'UTC',
  }
  const authenticationOk = message('R', Buffer.alloc(4))
  const parameters = Object.entries(settings).map(([key, value]) =>
    message('S', Buffer.from(`${key}\0${value}\0`)),
  )
  const cancelKey = message('K', Buffer.alloc(8))
  return Buffer.concat([authenticationOk, ...parameters, cancelKey, readyForQuery('I')])
}

/** The first column of the first row of an answer, as text; undefined when there is no row or it is null. */
export function firstColumn(answer: Buffer): string | undefined {
  for (let at = 0; at < answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    if (answer[at] !== 'D'.charCodeAt(0)) continue
    const length = answer.readInt32BE(at + 7)
    return length < 0 ? undefined : answer.toString('utf8', at + 11, at + 11 + length)
  }
  return undefined
}
