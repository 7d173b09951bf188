/** Ways a file that was asked for makes no sense; part of the table in `errors.ts`. */
export const WRITE_ERRORS = {
  'kml-is-wgs84': {
    status: 400,
    zh: 'KML 只能用 WGS 84 经纬度（EPSG:4326），不能用 {crs}。请改选坐标系，或改用 GeoPackage、Shapefile。',
    en: 'KML is in degrees of WGS 84 (EPSG:4326) and cannot be in {crs}. Choose that system, or GeoPackage or Shapefile.',
  },
  'list-without-positions': {
    status: 400,
    zh: '名单（CSV、Excel）里没有坐标，不必选坐标系。请去掉 crs，或改用 GeoPackage、Shapefile、GeoJSON。',
    en: 'A list (CSV, XLSX) has no positions and so no reference system. Leave crs out, or ask for GeoPackage, Shapefile or GeoJSON.',
  },
  'level-of-grids': {
    status: 400,
    zh: '只有网格能按层级导出。请去掉 level，或改为 what=grids。',
    en: 'Only grids have levels. Leave level out, or ask for what=grids.',
  },
  'against-of-difference': {
    status: 400,
    zh: '只有方案差异要指定对照方案。请去掉 against，或改为 what=difference 或 what=moves。',
    en: 'Only a difference is against another plan. Leave against out, or ask for what=difference or what=moves.',
  },
} as const
