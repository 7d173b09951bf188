import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONFORMANCE } from '../../api/ogc/conformance.ts'
import { type Asking, asking, type Checks } from '../fixtures/ogc-checks.ts'
import { crsChecks } from '../fixtures/ogc-checks-crs.ts'
import { featuresChecks } from '../fixtures/ogc-checks-features.ts'
import { filterChecks } from '../fixtures/ogc-checks-filter.ts'
import { tilesChecks } from '../fixtures/ogc-checks-tiles.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'

let server: TestServer
let started: Asking

beforeAll(async () => {
  server = await townServer()
  started = asking(server)
})
afterAll(() => server.close())

/** The server, which is not there yet when the checks are listed. */
const ask = new Proxy({} as Asking, { get: (_, name) => Reflect.get(started, name) })

const SPEC = 'http://www.opengis.net/spec'
const PART_3 = ['queryables', 'queryables-query-parameters', 'filter', 'features-filter']

/** Every class with what is checked for it, under its address. */
const CLASSES = new Map<string, Checks>([
  ...named(`${SPEC}/ogcapi-features-1/1.0/conf`, featuresChecks(ask)),
  ...named(`${SPEC}/ogcapi-features-2/1.0/conf`, crsChecks(ask)),
  ...Object.entries(filterChecks(ask)).map(
    ([name, checks]) =>
      [`${SPEC}/${PART_3.includes(name) ? 'ogcapi-features-3' : 'cql2'}/1.0/conf/${name}`, checks] as const,
  ),
  ...named(`${SPEC}/ogcapi-tiles-1/1.0/conf`, tilesChecks(ask)),
])

function named(folder: string, classes: Readonly<Record<string, Checks>>): (readonly [string, Checks])[] {
  return Object.entries(classes).map(([name, checks]) => [`${folder}/${name}`, checks] as const)
}

describe('OGC API', () => {
  it('declares the classes that are checked here and none else', async () => {
    expect([...CONFORMANCE].sort()).toEqual([...CLASSES.keys()].sort())
    const { conformsTo } = JSON.parse((await server.send('/ogc/conformance')).text)
    expect(conformsTo).toEqual(CONFORMANCE)
  })

  for (const [address, checks] of CLASSES) {
    describe(address, () => {
      for (const [requirement, check] of Object.entries(checks)) it(requirement, check)
    })
  }
})
