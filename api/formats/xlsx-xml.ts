import { SaxesParser } from 'saxes'
import type { ImportProblem } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'

export interface XmlHandlers {
  /** Names come without prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Bytes that are decoded at a time. */
const PIECE = 1 << 16

/** Parts of a workbook are flat. */
const MAX_DEPTH = 50

/** Thrown and caught in this file alone: the parser goes on after an error unless it is thrown. */
class Fault extends Error {
  constructor(readonly problem: ImportProblem) {
    super()
  }
}

/**
 * Walks through a part of a workbook and gives control back after every piece, so that rows can be handed on as they come;
 * what is wrong is the last it gives. No document type, so no entities but the five of XML, and nothing to fetch.
 * Reasons: `doctype-refused`, `too-deep`, `damaged-file`.
 */
export function* walkXml(
  file: string,
  part: string,
  bytes: Uint8Array,
  { open, text, close }: XmlHandlers,
): Generator<ImportProblem | null, void> {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  const refuse = (problem: ImportProblem) => {
    throw new Fault(problem)
  }
  parser.on('doctype', () => refuse(fileProblem(file, 'doctype-refused')))
  parser.on('error', () => refuse(fileProblem(file, 'damaged-file', { part, fault: 'XML' })))
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > MAX_DEPTH) refuse(fileProblem(file, 'too-deep', { limit: MAX_DEPTH }))
    open?.(local(name), attributes as Readonly<Record<string, string>>)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    close?.(local(name))
  })
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  try {
    for (const piece of decoded(bytes)) {
      parser.write(piece)
      yield null
    }
    parser.close()
    yield null
  } catch (error) {
    if (error instanceof Fault) yield error.problem
    // The decoder refuses bytes that are no text.
    else if (error instanceof TypeError) yield fileProblem(file, 'damaged-file', { part, fault: 'text' })
    else throw error
  }
}

/** Walks through a small part as a whole. */
export function readXmlPart(
  file: string,
  part: string,
  bytes: Uint8Array,
  handlers: XmlHandlers,
): ImportProblem | null {
  for (const problem of walkXml(file, part, bytes, handlers)) if (problem !== null) return problem
  return null
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function* decoded(bytes: Uint8Array): Generator<string, void> {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const decoder = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', {
    fatal: true,
  })
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  }
  yield decoder.decode()
}
