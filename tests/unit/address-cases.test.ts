import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type AddressParts, formatAddress } from '../../api/lookup/address/address-parts.ts'
import { normalText } from '../../api/lookup/address/normal-text.ts'
import { parseAddress } from '../../api/lookup/address/parse-address.ts'

const FOLDER = new URL('../../../shared/cases/address/', import.meta.url)
const isThere = existsSync(FOLDER)
if (!isThere) console.warn('address-cases: skipped, ../shared/cases/address is not there')

interface Case {
  readonly input: string
  /** Null: the address leads to no province. */
  readonly expected: Readonly<Record<string, string | number | null>> | null
}

/** What a field should be, and what it was read as; both as they are compared. */
type Compare = (expected: NonNullable<Case['expected']>, parts: AddressParts) => readonly [string, string]

function casesOf(file: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')).cases
}

/** A municipality is its own city, whatever a list calls it; 自治 and 市 make no difference. */
function region(name: unknown): string {
  return String(name ?? '').replace(/(?:市|省|(?:壮族|回族|维吾尔)?自治区)$/, '')
}
const isMunicipality = (province: string | null): boolean => /^(?:北京|天津|上海|重庆)/.test(province ?? '')

/** The labels in a text, in the order of their values: K8栋3单元1302 is 1302, 3, k8. */
function labels(text: unknown): string {
  const found =
    String(text ?? '')
      .toLowerCase()
      .match(/[a-z]?\d+[a-z]?/g) ?? []
  return found
    .map((label) => label.replace(/^0+(?=\d)/, ''))
    .sort()
    .join(' ')
}

function insideLabels(parts: AddressParts): string {
  const number = parts.road === null ? parts.number : null
  return labels(
    [parts.group, number, parts.house, parts.building, parts.unit, parts.floor, parts.room].join(' '),
  )
}

const FILES: Readonly<Record<string, Readonly<Record<string, Compare>>>> = {
  'bitlap_geocoding_normalizing.json': {
    province: (e, p) => [region(e.province), region(p.province)],
    city: (e, p) => [
      isMunicipality(region(e.province)) ? region(e.province) : region(e.city),
      region(p.city),
    ],
    district: (e, p) => [String(e.district ?? ''), p.district ?? ''],
    street: (e, p) => [String(e.street ?? ''), p.street ?? ''],
    road: (e, p) => [String(e.road ?? ''), p.road ?? ''],
    number: (e, p) => [labels(e.roadNum), p.road === null ? '' : labels(p.number)],
    inside: (e, p) => [labels(e.buildingNum), insideLabels(p)],
  },
  'zh_address_parse_daihy8759.json': {
    province: (e, p) => [region(e.provinceName), region(p.province)],
    city: (e, p) => [region(e.cityName), region(p.city)],
    district: (e, p) => [String(e.areaName), p.district ?? ''],
    street: (e, p) => [String(e.streetName), p.street ?? ''],
    detail: (e, p) => [detail(String(e.detail)), detail(formatAddress(withoutRegions(p)))],
  },
}

function withoutRegions(parts: AddressParts): AddressParts {
  return { ...parts, province: null, city: null, district: null, street: null }
}

/** Names and labels without the words for a block or a room, which are many for the same thing. */
function detail(text: string): string {
  return normalText(text).replace(/(?<=[a-z\d])(?:号楼|单元|[栋幢座号层楼室])|-/g, '')
}

/** Right answers by field. It may rise; whoever makes it fall has made the parser worse. */
const PINNED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // Not found: provinces and cities of addresses that begin with a township, which only a gazetteer of counties knows.
  'bitlap_geocoding_normalizing.json': {
    province: 67,
    city: 67,
    district: 67,
    street: 68,
    road: 71,
    number: 71,
    inside: 67,
  },
  'zh_address_parse_daihy8759.json': { province: 26, city: 25, district: 29, street: 28, detail: 24 },
}

describe.skipIf(!isThere)('real addresses are read', () => {
  it.each(Object.keys(FILES))('by field as well as before: %s', (file) => {
    const fields = FILES[file]!
    const right: Record<string, number> = {}
    const cases = casesOf(file)
    for (const { input, expected } of cases) {
      const parts = parseAddress(input)
      for (const [field, compare] of Object.entries(fields)) {
        const [wanted, got] =
          expected === null
            ? ['', field === 'province' ? (parts.province ?? '') : '']
            : compare(expected, parts)
        right[field] = (right[field] ?? 0) + Number(wanted === got)
        if (wanted !== got && process.env.ADDRESS_MISSES)
          console.log(field, '|', wanted, '|', got, '|', input)
      }
    }
    console.log(
      `${file}: ${Object.entries(right)
        .map(([field, n]) => `${field} ${n}/${cases.length}`)
        .join(', ')}`,
    )
    for (const [field, least] of Object.entries(PINNED[file]!)) {
      expect(right[field], field).toBeGreaterThanOrEqual(least)
    }
  })
})
