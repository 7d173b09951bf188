/** What the command that exports says; part of the table in `command-words.ts`. */
export const EXPORT_SENTENCES = {
  'export-usage': [
    '用法：export grids|faces|findings|difference|moves --out 文件 [--format geojson|shapefile|geopackage|kml|csv|xlsx] [--crs EPSG:4326] [--plan 方案ID | --jurisdiction 代码] [--level 1|2|3] [--against 方案ID]',
    'Usage: export grids|faces|findings|difference|moves --out FILE [--format geojson|shapefile|geopackage|kml|csv|xlsx] [--crs EPSG:4326] [--plan ID | --jurisdiction CODE] [--level 1|2|3] [--against ID]',
  ],
  'export-bad-option': [
    '--{what} 不能是“{given}”，可以是 {takes}。',
    '--{what} cannot be "{given}"; it takes {takes}.',
  ],
  'export-not-with': ['{option} 只用于 {goes}。', '{option} goes with {goes} alone.'],
  'export-no-format': [
    '看不出 {file} 是什么格式。请加 --format。',
    'The name {file} does not tell a format. Add --format.',
  ],
  'export-which-plan': [
    '请用 --plan 或 --jurisdiction 指明哪个方案。现有方案：',
    'Say which plan by --plan or --jurisdiction. Plans there are:',
  ],
  'export-unknown-plan': [
    '没有“{asked}”这个方案，或那里没有现行方案。现有方案：',
    'There is no plan "{asked}", or none in force there. Plans there are:',
  ],
  'export-no-plans': [
    '数据库里还没有方案。先导入网格：npm run gridhold -- import grids --help',
    'There is no plan in this database yet. Import grids first: npm run gridhold -- import grids --help',
  ],
  'export-plan': ['  {id}  {root}  {name}（{stands}）', '  {id}  {root}  {name} ({stands})'],
  'export-written': [
    '已写出 {file}：{rows} 条，{kb} KB，{crs}。',
    '{file} written: {rows} rows, {kb} kB, {crs}.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

/** How a plan stands today. */
export const STANDING = {
  draft: ['草稿', 'a draft'],
  scheduled: ['待生效', 'to come'],
  'in-force': ['现行', 'in force'],
  past: ['已失效', 'past'],
} as const

/** The help's part about this command. */
export const EXPORT_HELP = {
  zh: `  export grids|faces|findings|difference|moves --out 文件
                                把方案的网格、地块、问题、变更范围或变更楼栋写成文件（不含居民信息）
    --format 格式                 geojson、shapefile（zip）、geopackage、kml、csv、xlsx；默认看文件名
    --crs 坐标系                  EPSG:4326（默认）、EPSG:4490、EPSG:3857、EPSG:4491–4554、GCJ-02、BD-09
    --plan ID                     哪个方案；不写则为现行方案
    --jurisdiction 代码           哪个街道、社区或村的现行方案
    --level 1|2|3                 只要这一层级的网格（只用于 grids）
    --against ID                  difference、moves 与哪个方案对照`,
  en: `  export grids|faces|findings|difference|moves --out FILE
                                writes grids, faces, findings, changed ground or changed buildings of a plan
                                (nothing about residents)
    --format WHAT                 geojson, shapefile (zip), geopackage, kml, csv, xlsx; else by the file's name
    --crs SYSTEM                  EPSG:4326 (default), EPSG:4490, EPSG:3857, EPSG:4491–4554, GCJ-02, BD-09
    --plan ID                     which plan; the one in force where it is not said
    --jurisdiction CODE           the plan in force of this street, community or village
    --level 1|2|3                 of grids those of this level alone
    --against ID                  the plan that difference and moves compare with`,
} as const
