import { parse } from 'node:querystring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locateQuery } from '#contract/locate.ts'
import { readPlainQuery } from '../../api/routes/plain-locate-query.ts'

/** Numbers as programs and people write them, right and wrong. */
const written = fc.oneof(
  fc.double({ min: -200, max: 200, noNaN: true }).map(String),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((units) => String(units / 1e7)),
  fc.integer({ min: -900_000_000, max: 900_000_000 }).map((units) => String(units / 1e7)),
  fc.integer({ min: 0, max: 90 }).map(String),
  fc.integer({ min: -400, max: 4_000 }).map(String),
  fc.constantFrom(
    '',
    ' ',
    '-0',
    '007',
    '1e2',
    '+5',
    '.5',
    '5.',
    '0x10',
    'NaN',
    'Infinity',
    '１１３',
    '113,5',
    '-',
    '90.0',
  ),
  fc.stringMatching(/^-?[0-9]{1,4}(\.[0-9]{1,18})?$/),
)

const query = fc.record({
  lon: written,
  lat: written,
  accuracyM: fc.option(written, { nil: undefined, freq: 1 }),
  tail: fc.constantFrom('', '', '', '', '', '', '', '', '&', '&lon=1', '&at=2026-06-01', '#here'),
})

test('what the short way reads of a query, the schema reads alike', () => {
  let plain = 0
  fc.assert(
    fc.property(query, ({ lon, lat, accuracyM, tail }) => {
      const text = `lon=${lon}&lat=${lat}${accuracyM === undefined ? '' : `&accuracyM=${accuracyM}`}${tail}`
      const read = readPlainQuery(`/api/locate?${text}`)
      if (read === null) return
      plain++
      expect(locateQuery.safeParse({ ...parse(text) })).toEqual({ success: true, data: read })
    }),
    { numRuns: 5_000, seed: 20261122 },
  )
  expect(plain).toBeGreaterThan(300)
})
