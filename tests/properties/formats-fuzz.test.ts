import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type SourceFormat, sourceFormat } from '#contract/import-files.ts'
import { importSentence } from '#contract/import-sentences.ts'
import { importProblem } from '#contract/imports.ts'
import { featureSlices } from '../../api/formats/json-features.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { soundFile } from '../fixtures/format-files.ts'

/** What may be done to bytes: some of them overwritten, some cut off or out, a piece put in twice. */
type Harm = 'overwrite' | 'cut off' | 'cut out' | 'repeat'
interface Blow {
  readonly harm: Harm
  /** Where, of the whole. */
  readonly at: number
  readonly length: number
  readonly byte: number
}

const blows = fc.array(
  fc.record<Blow>({
    harm: fc.constantFrom('overwrite', 'overwrite', 'overwrite', 'cut off', 'cut out', 'repeat'),
    at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
    length: fc.integer({ min: 1, max: 12 }),
    byte: fc.constantFrom(0, 1, 2, 0x20, 0x2a, 0x7f, 0x80, 0xf0, 0xff, 0x31, 0x39, 0x3c, 0x5b, 0x7b, 0x22),
  }),
  { minLength: 1, maxLength: 12 },
)

function struck(bytes: Uint8Array, harms: readonly Blow[]): Uint8Array {
  return harms.reduce((whole, { harm, at, length, byte }) => {
    const from = Math.floor(whole.length * at)
    const [before, piece, after] = [
      whole.subarray(0, from),
      whole.subarray(from, from + length),
      whole.subarray(from + length),
    ]
    if (harm === 'cut off') return Uint8Array.from(before)
    if (harm === 'cut out') return Buffer.concat([before, after])
    if (harm === 'repeat') return Buffer.concat([before, piece, piece, after])
    return Buffer.concat([before, new Uint8Array(piece.length).fill(byte), after])
  }, bytes)
}

/** Whatever comes: an answer within bounds, and for every problem a sentence in both languages. */
async function answersFor(name: string, bytes: Uint8Array): Promise<void> {
  const read = await readWholeFile(name, bytes, { maxBytes: 1_000_000 })
  for (const problem of read.problems) {
    importProblem.parse(problem)
    expect(importSentence(problem, 'zh') + importSentence(problem, 'en')).not.toBe('')
  }
  expect(read.records.length + read.problems.length).toBeGreaterThan(0)
}

const sound = new Map<SourceFormat, { name: string; bytes: Uint8Array }>()
for (const format of sourceFormat.options) sound.set(format, await soundFile(format))

test('random bytes under any name and after any beginning are answered', async () => {
  const beginnings = [
    '',
    'PK\x03\x04',
    'SQLite format 3\0',
    '<?xml?><kml>',
    '{"type":',
    '\x1f\x8b\x08',
    '\xff\xfe',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom('a.csv', 'a.geojson', 'a.zip', 'a.gpkg', 'a.kml', 'a.xlsx', 'a'),
      (beginning, rest, name) => answersFor(name, Buffer.concat([Buffer.from(beginning, 'latin1'), rest])),
    ),
    { seed: 6, numRuns: 400 },
  )
})

test.each(sourceFormat.options)('%s files that were harmed are answered', async (format) => {
  const { name, bytes } = sound.get(format)!
  await fc.assert(
    fc.asyncProperty(blows, (harms) => answersFor(name, struck(bytes, harms))),
    { seed: 6, numRuns: 150 },
  )
})

test.each(['shapefile', 'xlsx'] as const)(
  'what lies inside of a %s archive may be harmed too',
  async (format) => {
    const { name, bytes } = sound.get(format)!
    const inside = Object.entries(unzipSync(bytes))
    await fc.assert(
      fc.asyncProperty(fc.nat(inside.length - 1), blows, (which, harms) => {
        const harmed = inside.map(
          ([path, data], i) => [path, i === which ? struck(data, harms) : data] as const,
        )
        return answersFor(name, zipSync(Object.fromEntries(harmed)))
      }),
      { seed: 6, numRuns: 200 },
    )
  },
)

test('files that were not harmed are read', async () => {
  for (const [format, { name, bytes }] of sound) {
    const read = await readWholeFile(name, bytes)
    expect([format, read.problems, read.records.length]).toEqual([format, [], 2])
  }
})

test('features found one by one are those that a parser of the whole finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 4 }),
      fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue(), { maxKeys: 3 }),
      fc.nat(3),
      (features, others, indent) => {
        const { features: _, ...before } = others
        const whole = JSON.stringify({ ...before, features, 后: ['"features":[1]', before] }, null, indent)
        const bytes = Buffer.from(whole)
        const { bounds, around } = featureSlices(bytes)!
        const found = []
        for (let i = 0; i < bounds.length; i += 2) {
          found.push(JSON.parse(bytes.toString('utf8', bounds[i], bounds[i + 1])))
        }
        expect(found).toEqual(JSON.parse(whole).features)
        expect(JSON.parse(around)).toEqual({ ...JSON.parse(whole), features: [] })
      },
    ),
    { seed: 6, numRuns: 300 },
  )
})
