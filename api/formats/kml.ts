import type { ImportProblem } from '#contract/imports.ts'
import { type PiecedText, piecedText } from './csv-text.ts'
import { fileProblem } from './file-problem.ts'
import { readShape } from './geojson-shape.ts'
import { kmlGeometry } from './kml-geometry.ts'
import { type OpenFile, type OpenLayer, type ReadRecord, refusedFile } from './open-layer.ts'
import { type KeptNode, type XmlNode, xmlNodes } from './xml.ts'

/** More folders than this are no layers but an album: all of it is one layer then. */
const MAX_LAYERS = 50
/** Larger documents are one layer too: each layer is a walk through the whole of it. */
const MAX_BYTES_IN_LAYERS = 32 * 1024 * 1024

/**
 * KML, unpacked. Placemarks lie in layers named by their folders, those in none in one that is `called` so; name,
 * description and extended data are the columns. Walked through anew each time it is read, so that a large file needs
 * little memory. A placemark without geometry is a record without a shape. Reasons: `not-text`, `empty-file`,
 * `doctype-refused`, `too-deep`, `invalid-xml`, `unknown-format`, `no-features`.
 */
export function openKml(
  file: string,
  bytes: Uint8Array,
  called = file.replace(/\.[^.]*$/, ''),
  tick: () => void = () => undefined,
): OpenFile {
  const text = piecedText(file, bytes)
  if ('reason' in text) return refusedFile('kml', text)
  const folders = new Map<string, Set<string>>()
  let seen = 0
  for (const item of placemarks(file, text)) {
    if (++seen % 1_000 === 0) tick()
    if ('reason' in item) return refusedFile('kml', item)
    const columns = folders.get(item.where) ?? new Set<string>()
    folders.set(item.where, columns)
    for (const column of Object.keys(propertiesOf(item.node))) columns.add(column)
  }
  if (folders.size === 0) return refusedFile('kml', fileProblem(file, 'no-features'))
  const isOne = folders.size > MAX_LAYERS || bytes.length > MAX_BYTES_IN_LAYERS
  const layers = isOne
    ? [layerOf(file, called, text, null, new Set([...folders.values()].flatMap((columns) => [...columns])))]
    : [...folders].map(([folder, columns]) => layerOf(file, folder || called, text, folder, columns))
  return { format: 'kml', layers, problems: [], notes: text.notes }
}

/** `folder` null: of all folders. */
function layerOf(
  file: string,
  name: string,
  text: PiecedText,
  folder: string | null,
  columns: ReadonlySet<string>,
): OpenLayer {
  return {
    name,
    columns: [...columns],
    crs: { id: 'EPSG:4326', said: 'KML' },
    *read() {
      let index = 0
      for (const item of placemarks(file, text)) {
        if ('reason' in item) yield item
        else if (folder === null || item.where === folder) yield recordOf(file, item.node, index++)
      }
    },
  }
}

/** Every placemark, `where` being the names of the folders it lies in; empty for none. */
function placemarks(file: string, text: PiecedText): Iterable<KeptNode | ImportProblem> {
  const folders: string[] = []
  return xmlNodes(file, text.pieces(), {
    root: 'kml',
    kept: 'Placemark',
    onOpen: (name) => {
      if (name === 'Folder') folders.push('')
    },
    onClose: (name) => {
      if (name === 'Folder') folders.pop()
    },
    onText: (path, said) => {
      if (path.at(-1) === 'name' && path.at(-2) === 'Folder') folders[folders.length - 1] += said.trim()
    },
    where: () => folders.join(' / ').slice(0, 100),
  })
}

function recordOf(file: string, node: XmlNode, index: number): ReadRecord | ImportProblem {
  const place = { file, feature: index, line: null, column: null }
  const unplaced = { place, id: node.attributes.id ?? null, properties: propertiesOf(node) }
  const geometry = kmlGeometry(node)
  if (geometry === null) return { record: { ...unplaced, shape: null }, remarks: [] }
  const read = readShape(geometry)
  if ('reason' in read) return { ...place, reason: read.reason, values: { ...read.values } }
  return { record: { ...unplaced, shape: read.shape }, remarks: read.remarks }
}

function propertiesOf(node: XmlNode): Record<string, string> {
  const cells: [string, string][] = []
  for (const child of node.children) {
    if (child.name === 'name' || child.name === 'description') cells.push([child.name, child.text.trim()])
    if (child.name === 'ExtendedData') cells.push(...extended(child))
  }
  return Object.fromEntries(cells)
}

function extended(data: XmlNode): [string, string][] {
  return data.children.flatMap((child): [string, string][] => {
    if (child.name === 'SchemaData') return child.children.flatMap((each) => cell(each, each.text))
    return child.name === 'Data'
      ? cell(child, child.children.find(({ name }) => name === 'value')?.text ?? '')
      : []
  })
}

function cell({ attributes }: XmlNode, value: string): [string, string][] {
  const { name } = attributes
  return name === undefined || name === '' ? [] : [[name, value.trim()]]
}
