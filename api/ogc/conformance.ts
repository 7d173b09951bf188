const FEATURES = 'http://www.opengis.net/spec/ogcapi-features'
const TILES = 'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf'
const CQL2 = 'http://www.opengis.net/spec/cql2/1.0/conf'

/** Every class of requirements that is kept; `tests/api/ogc-conformance.test.ts` has checks for each and none else. */
export const CONFORMANCE: readonly string[] = [
  ...['core', 'geojson', 'html', 'oas30'].map((name) => `${FEATURES}-1/1.0/conf/${name}`),
  `${FEATURES}-2/1.0/conf/crs`,
  ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map(
    (name) => `${FEATURES}-3/1.0/conf/${name}`,
  ),
  ...[
    'cql2-text',
    'cql2-json',
    'basic-cql2',
    'advanced-comparison-operators',
    'case-insensitive-comparison',
    'accent-insensitive-comparison',
    'basic-spatial-functions',
    'basic-spatial-functions-plus',
    'spatial-functions',
    'temporal-functions',
    'property-property',
    'arithmetic',
  ].map((name) => `${CQL2}/${name}`),
  ...['core', 'tileset', 'tilesets-list', 'geodata-tilesets', 'mvt'].map((name) => `${TILES}/${name}`),
]
