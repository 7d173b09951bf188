import type { ImportProblem } from '#contract/imports.ts'
import { decodeText } from './decode-text.ts'
import { fileProblem } from './file-problem.ts'
import { readShape } from './geojson-shape.ts'
import { kmlGeometry } from './kml-geometry.ts'
import { type OpenFile, type OpenLayer, type ReadRecord, refusedFile } from './open-layer.ts'
import { readXml, type XmlNode } from './xml.ts'

/** More folders than this are no layers but an album: all of it is one layer then. */
const MAX_LAYERS = 50

interface Placemark {
  readonly folder: string
  readonly node: XmlNode
}

/**
 * KML, unpacked. Placemarks lie in layers named by their folders, those in none in one that is `called` so; name, description and extended data are the columns.
 * A placemark without geometry is a record without a shape. Reasons: `not-text`, `doctype-refused`, `too-deep`,
 * `invalid-xml`, `unknown-format`, `no-features`.
 */
export function openKml(file: string, bytes: Uint8Array, called = file.replace(/\.[^.]*$/, '')): OpenFile {
  const decoded = decodeText(file, bytes)
  if ('reason' in decoded) return refusedFile('kml', decoded)
  const placemarks: Placemark[] = []
  const folders: string[] = []
  const fault = readXml(file, decoded.text, {
    kept: 'Placemark',
    onKept: (node) => placemarks.push({ folder: folders.join(' / '), node }),
    onOpen: (name) => {
      if (name === 'Folder') folders.push('')
    },
    onClose: (name) => {
      if (name === 'Folder') folders.pop()
    },
    onText: (path, text) => {
      if (path.at(-1) === 'name' && path.at(-2) === 'Folder')
        folders[folders.length - 1] = text.trim().slice(0, 80)
    },
    root: 'kml',
  })
  if (fault !== null) return refusedFile('kml', fault)
  if (placemarks.length === 0) return refusedFile('kml', fileProblem(file, 'no-features'))
  return { format: 'kml', layers: layersOf(file, called, placemarks), problems: [], notes: decoded.notes }
}

function layersOf(file: string, whole: string, placemarks: readonly Placemark[]): OpenLayer[] {
  const inFolders = new Map<string, XmlNode[]>()
  for (const { folder, node } of placemarks) {
    const name = folder === '' ? whole : folder
    const nodes = inFolders.get(name) ?? []
    nodes.push(node)
    inFolders.set(name, nodes)
  }
  const layers =
    inFolders.size > MAX_LAYERS ? new Map([[whole, placemarks.map(({ node }) => node)]]) : inFolders
  return [...layers].map(([name, nodes]) => layerOf(file, name, nodes))
}

function layerOf(file: string, name: string, nodes: readonly XmlNode[]): OpenLayer {
  const read = nodes.map((node, index) => recordOf(file, node, index))
  const columns = new Set<string>()
  for (const item of read)
    if ('record' in item) for (const column of Object.keys(item.record.properties)) columns.add(column)
  return { name, columns: [...columns], crs: { id: 'EPSG:4326', said: 'KML' }, read: () => read }
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
