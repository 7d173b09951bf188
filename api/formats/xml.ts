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

interface XmlHandlers {
  /** The name the whole must have. */
  readonly root: string
  /** Elements of this name are given as a whole, once they are closed. */
  readonly kept: string
  readonly onKept: (node: XmlNode) => void
  /** Elements and texts outside of those. `path` ends with the innermost. */
  readonly onOpen: (name: string) => void
  readonly onClose: (name: string) => void
  readonly onText: (path: readonly string[], text: string) => void
}

const MAX_DEPTH = 100

/** Thrown and caught in this file alone: the parser goes on after an error unless it is thrown. */
class Fault extends Error {
  constructor(readonly problem: ImportProblem) {
    super()
  }
}

/**
 * Walks through XML. There is no document type, so there are no entities but the five of XML and nothing to fetch.
 * Gives what is wrong, or null: `doctype-refused`, `too-deep`, `invalid-xml`, `unknown-format` (another root).
 */
export function readXml(file: string, text: string, handlers: XmlHandlers): ImportProblem | null {
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
    if (path.length === 0 && name !== handlers.root) refuse(fileProblem(file, 'unknown-format'))
    if (path.push(name) > MAX_DEPTH) refuse(fileProblem(file, 'too-deep', { limit: MAX_DEPTH }))
    if (open.length === 0 && name !== handlers.kept) return handlers.onOpen(name)
    const node: XmlNode = { name, attributes: { ...attributes }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  const hear = (text: string) => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
    else handlers.onText(path, text)
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => {
    const name = path.pop()!
    const node = open.pop()
    if (node === undefined) handlers.onClose(name)
    else if (open.length === 0) handlers.onKept(node)
  })
  try {
    // A parser that has no position to keep still counts lines: pieces keep its strings short.
    for (let at = 0; at < text.length; at += 1 << 16) parser.write(text.slice(at, at + (1 << 16)))
    parser.close()
    return null
  } catch (error) {
    if (error instanceof Fault) return error.problem
    throw error
  }
}

/** What the parser says, without a piece of the file. */
function wordOf(message: string): string {
  return message
    .replace(/^\S*?\d+:\d+:\s*/, '')
    .replace(/[:.].*$/s, '')
    .slice(0, 60)
}
