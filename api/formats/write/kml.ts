import { closed, coordinateText, type WrittenLayer, type WrittenRow, type WrittenShape } from './layer.ts'

/** Fills of one layer differ by chance, outlines are alike; the first column with a text names a place. */
const STYLE =
  '<Style id="place"><IconStyle><scale>0.8</scale></IconStyle><LineStyle><color>ff4d331a</color><width>1.5</width></LineStyle><PolyStyle><color>66ffffff</color><colorMode>random</colorMode></PolyStyle></Style>'

/** A KML document of one folder. Only WGS 84: the format knows no other. */
export function writeKml(layer: WrittenLayer): Uint8Array {
  const named = Math.max(
    0,
    layer.columns.findIndex(({ name }) => name === 'name'),
  )
  const fields = layer.columns.map(
    ({ name, kind }) => `<SimpleField name="${xml(name)}" type="${TYPES[kind]}"></SimpleField>`,
  )
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${xml(layer.name)}</name>${STYLE}`,
    `<Schema name="row" id="row">${fields.join('')}</Schema>`,
    `<Folder><name>${xml(layer.name)}</name>`,
    ...layer.rows.map((row) => placemark(layer, row, named)),
    '</Folder></Document></kml>\n',
  ]
  return new TextEncoder().encode(lines.join('\n'))
}

const TYPES = { text: 'string', integer: 'int', number: 'double' } as const
const text = coordinateText('EPSG:4326')

function placemark({ columns }: WrittenLayer, { shape, values }: WrittenRow, named: number): string {
  const data = columns.flatMap(({ name }, i) => {
    const value = values[i] ?? null
    return value === null ? [] : [`<SimpleData name="${xml(name)}">${xml(String(value))}</SimpleData>`]
  })
  const name = xml(String(values[named] ?? ''))
  const extended = `<ExtendedData><SchemaData schemaUrl="#row">${data.join('')}</SchemaData></ExtendedData>`
  const geometry = shape === null ? '' : geometryXml(shape)
  return `<Placemark><name>${name}</name><styleUrl>#place</styleUrl>${extended}${geometry}</Placemark>`
}

function geometryXml(shape: WrittenShape): string {
  const position = ([x, y]: readonly [number, number]) => `${text(x)},${text(y)}`
  if (shape.kind === 'point') return `<Point><coordinates>${position(shape.at)}</coordinates></Point>`
  const ring = (positions: readonly (readonly [number, number])[]) =>
    `<LinearRing><coordinates>${closed(positions).map(position).join(' ')}</coordinates></LinearRing>`
  const polygons = shape.polygons.map(([outer, ...holes]) => {
    const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`)
    return `<Polygon><outerBoundaryIs>${ring(outer!)}</outerBoundaryIs>${inner.join('')}</Polygon>`
  })
  return polygons.length === 1 ? polygons[0]! : `<MultiGeometry>${polygons.join('')}</MultiGeometry>`
}

/** Escaped, without the signs that no XML may hold. */
function xml(value: string): string {
  return value
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
