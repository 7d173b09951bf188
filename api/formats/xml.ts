import { SaxesParser } from 'saxes'
import type { ImportProblem } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'

/** An element: its name without prefix, its texts and children. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  text: string
}

/** What is taken out of a document. */
export interface XmlWanted {
  /** The name the whole must have. */
  readonly root: string
  /** Elements of this name are given as a whole, once they are closed. */
  readonly kept: string
  /** Elements outside of those. */
  readonly onOpen: (name: string) => void
  readonly onClose: (name: string) => void
  /** Texts outside of kept elements. `path` ends with the innermost. */
  readonly onText: (path: readonly string[], text: string) => void
  /** Where the element lies that has just been closed, as far as the handlers know. */
  readonly where: () => string
}

export interface KeptNode {
  readonly node: XmlNode
  readonly where: string
}

const MAX_DEPTH = 100

/** Thrown and caught in this file alone: the parser goes on after an error unless it is thrown. */
class Fault extends Error {
  constructor(readonly problem: ImportProblem) {
    super()
  }
}

/**
 * Walks through XML piece by piece and gives the kept elements as they are closed; handlers hear of all others, in
 * between. There is no document type, so there are no entities but the five of XML and nothing to fetch. A problem is the
 * last it gives: `doctype-refused`, `too-deep`, `invalid-xml`, `unknown-format` (another root).
 */
export function* xmlNodes(
  file: string,
  pieces: Iterable<string>,
  wanted: XmlWanted,
): Generator<KeptNode | ImportProblem, void> {
  let closed: KeptNode[] = []
  const parser = parserOf(file, wanted, (node) => closed.push({ node, where: wanted.where() }))
  try {
    for (const piece of pieces) {
      // Small pieces, so that few elements wait to be given.
      for (let at = 0; at < piece.length; at += PIECE) {
        parser.write(piece.slice(at, at + PIECE))
        yield* closed
        closed = []
      }
    }
    parser.close()
    yield* closed
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    yield error.problem
  }
}

/** Characters. */
const PIECE = 1 << 16

function parserOf(file: string, wanted: XmlWanted, onKept: (node: XmlNode) => void) {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const path: string[] = []
  const open: XmlNode[] = []
  const refuse = (problem: ImportProblem) => {
    throw new Fault(problem)
  }
  parser.on('doctype', () => refuse(fileProblem(file, 'doctype-refused')))
  parser.on('error', ({ message }) => refuse(fileProblem(file, 'invalid-xml', { fault: wordOf(message) })))
  parser.on('opentag', ({ name: full, attributes }) => {
    const name = full.slice(full.indexOf(':') + 1)
    if (path.length === 0 && name !== wanted.root) refuse(fileProblem(file, 'unknown-format'))
    if (path.push(name) > MAX_DEPTH) refuse(fileProblem(file, 'too-deep', { limit: MAX_DEPTH }))
    if (open.length === 0 && name !== wanted.kept) return wanted.onOpen(name)
    const node: XmlNode = { name, attributes: { ...attributes }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  const hear = (text: string) => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
    else wanted.onText(path, text)
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => {
    const name = path.pop()!
    const node = open.pop()
    if (node === undefined) wanted.onClose(name)
    else if (open.length === 0) onKept(node)
  })
  return parser
}

/** What the parser says, without a piece of the file. */
function wordOf(message: string): string {
  return message
    .replace(/^\S*?\d+:\d+:\s*/, '')
    .replace(/[:.].*$/s, '')
    .slice(0, 60)
}
