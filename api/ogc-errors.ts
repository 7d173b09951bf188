/** Ways a request under `/ogc` can be refused; part of the table in `errors.ts`. */
export const OGC_ERRORS = {
  'bad-filter': {
    status: 400,
    zh: '过滤条件用不了：{why}请对照 /ogc/collections 里的 queryables 改写。',
    en: 'The filter cannot be used. {why} Compare it with the queryables of the collection.',
  },
  'unknown-parameter': {
    status: 400,
    zh: '没有 {name} 这个参数。可用：{known}。',
    en: 'There is no parameter {name}. There are {known}.',
  },
  'page-gone': {
    status: 400,
    zh: '翻页期间换了方案，前后两页不是同一版。请从第一页重新读取。',
    en: 'Another plan took effect between two pages, which would not fit together. Begin again with the first page.',
  },
  'unknown-collection': {
    status: 404,
    zh: '没有这个图层。可用：{known}。',
    en: 'There is no such collection. There are {known}.',
  },
  'unknown-feature': {
    status: 404,
    zh: '这个图层里没有这个要素，或不在您的辖区内。',
    en: 'This collection has no such feature, or it is outside your reach.',
  },
  'unknown-tile-matrix-set': {
    status: 404,
    zh: '没有这个瓦片方案或瓦片集。瓦片方案只有 WebMercatorQuad，有瓦片的是 grids-1、grids-2、grids-3。',
    en: 'There is no such tile matrix set or tile set. There is WebMercatorQuad, with tiles of grids-1, grids-2 and grids-3.',
  },
  'not-acceptable': {
    status: 406,
    zh: '这个地址只有 JSON 和 HTML 两种形式。请用 f=json 或 f=html。',
    en: 'This address has JSON and HTML alone. Use f=json or f=html.',
  },
} as const
