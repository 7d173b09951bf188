/**
 * Text as the bytes it has on the wire, one character a byte: UTF-8 read as Latin-1. Pieces made beforehand are
 * put together and sent (`response.end(wire, 'latin1')`) without encoding a character again, which for a reply
 * full of Chinese costs more than finding the answer.
 */
export function toWire(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** The text of such bytes. */
export function fromWire(wire: string): string {
  return Buffer.from(wire, 'latin1').toString('utf8')
}
