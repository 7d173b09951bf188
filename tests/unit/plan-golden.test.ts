import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { FeatureCollection, MultiPolygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { cleanShape } from '#geometry/clean-shape.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { overlay } from '#plan/overlay.ts'
import { COMMUNITY, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

/**
 * Every file of tests/golden/in is a drawing named for what is wrong with it; the file of the same name in
 * tests/golden/out is what it becomes. Add a drawing, get a test. `GOLDEN=write` writes the answers anew:
 * read the difference before you commit it.
 */
const FOLDER = new URL('../golden/', import.meta.url)
const WRITE = process.env.GOLDEN === 'write'

type Drawing = FeatureCollection<MultiPolygon, Record<string, string>>

describe('golden drawings', () => {
  const names = readdirSync(new URL('in/', FOLDER)).filter((name) => name.endsWith('.geojson'))
  it('are there', () => {
    expect(names.length).toBeGreaterThan(15)
  })

  it.each(names)('%s', (name) => {
    const answer = becomes(JSON.parse(readFileSync(new URL(`in/${name}`, FOLDER), 'utf8')) as Drawing)
    const out = new URL(`out/${name}`, FOLDER)
    if (WRITE) writeFileSync(out, answer)
    if (!existsSync(out)) throw new Error(`${name} has no answer yet; write it with GOLDEN=write`)
    expect(answer).toBe(readFileSync(out, 'utf8'))
  })
})

/** The partition as GeoJSON, a line a face, with all notes; or the refusals. */
function becomes(drawing: Drawing): string {
  const input = { root: '999901001', communities: [], grids: [], exemptions: [] } as {
    -readonly [Key in keyof CoverageInput]: CoverageInput[Key] extends readonly (infer Item)[]
      ? Item[]
      : string
  }
  const notes: object[] = []
  const refused: object[] = []
  for (const [index, { properties, geometry }] of drawing.features.entries()) {
    const cleaned = cleanShape(geometry.coordinates)
    if (!cleaned.ok) {
      const at = cleaned.at === undefined ? {} : { at: toDegrees(cleaned.at) }
      refused.push({ feature: index, reason: cleaned.reason, ...at })
      continue
    }
    notes.push(...cleaned.notes.map((note) => ({ feature: index, ...note })))
    const { shape } = cleaned
    const { as, code, key, level, parent, community = COMMUNITY, reason } = properties
    if (as === 'community') input.communities.push(drawnCommunity(shape, code))
    else if (as === 'exemption') input.exemptions.push({ community, reason: reason!, shape })
    else {
      const place = { level: Number(level) as 1 | 2 | 3, parent: parent ?? null, community }
      input.grids.push(drawnGrid(key!, shape, place))
    }
  }
  if (refused.length > 0) return `${JSON.stringify({ refused }, null, 1)}\n`
  const { snapshot, notes: more } = overlay(input)
  expect(faultsOf(snapshot)).toEqual([])
  const features = snapshot.faces.map(({ polygon, ...properties }) =>
    JSON.stringify({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates: degrees(polygon) },
    }),
  )
  const said = [...notes, ...more].map((note) => JSON.stringify(note))
  return `{"type":"FeatureCollection","notes":[\n${said.join(',\n')}\n],"features":[\n${features.join(',\n')}\n]}\n`
}

function degrees(polygon: Polygon): number[][][] {
  return polygon.map((ring) => [...ring, ring[0]!].map((position) => toDegrees(position)))
}
