/** One flag as the command line takes it and the help explains it. */
interface Flag {
  /** What stands after it, e.g. FILE; a flag without one is a switch. */
  readonly value?: string
  /** May be given more than once; the first property with a value counts. */
  readonly repeats?: true
  readonly help: { readonly zh: string; readonly en: string }
}
export type Flags = Readonly<Record<string, Flag>>

export const FLAGS_OF_ALL: Flags = {
  root: {
    value: 'CODE',
    help: { zh: '社区或村的 12 位代码（必填）', en: '12-digit code of the community or village (required)' },
  },
  crs: {
    value: 'EPSG:…',
    help: {
      zh: '资料坐标系：EPSG:4326、EPSG:4490、EPSG:3857、GCJ-02、BD-09，或 CGCS2000 高斯–克吕格分带 EPSG:4491–4554；默认按文件所写',
      en: 'its reference system: EPSG:4326, EPSG:4490, EPSG:3857, GCJ-02, BD-09, or a CGCS2000 Gauss–Krüger zone EPSG:4491–4554; by default what the file says',
    },
  },
  layer: {
    value: 'NAME',
    repeats: true,
    help: {
      zh: '文件里有几个图层时读哪一个；写在那一级之后',
      en: 'which layer of a file that has several; after its level',
    },
  },
  'dry-run': { help: { zh: '只检查，不写入', en: 'judge only, write nothing' } },
  report: {
    value: 'FILE',
    help: { zh: '把全部问题和说明写成 JSON', en: 'write every problem and note as JSON' },
  },
  lang: { value: 'zh|en', help: { zh: '输出语言', en: 'language of what is printed' } },
  help: { help: { zh: '显示本说明', en: 'show this' } },
}

export const GRID_FLAGS: Flags = {
  name: { value: 'NAME', help: { zh: '社区或村的名称', en: 'name of the community or village' } },
  level1: {
    value: 'FILE',
    help: {
      zh: '一级网格：GeoJSON、Shapefile（zip）、GeoPackage、KML/KMZ（必填）',
      en: 'level 1: GeoJSON, Shapefile (zip), GeoPackage, KML/KMZ (required)',
    },
  },
  level2: { value: 'FILE', help: { zh: '二级网格', en: 'level 2' } },
  level3: { value: 'FILE', help: { zh: '三级网格', en: 'level 3' } },
  'code-property': {
    value: 'NAME',
    repeats: true,
    help: {
      zh: '编号属性；写在某一级之后，对该级及更深各级有效；不写则用要素自己的 id',
      en: 'property with the code; after a level it counts for that level and deeper ones; else the feature id',
    },
  },
  'name-property': {
    value: 'NAME',
    repeats: true,
    help: { zh: '名称属性，用法同上；默认 name', en: 'property with the name, likewise; name by default' },
  },
  'parent-property': {
    value: 'NAME',
    repeats: true,
    help: {
      zh: '写明上级编号的属性；二、三级必填，除非上一级只有一个网格',
      en: 'property with the code one level up; needed below level 1 unless the level above has one grid only',
    },
  },
  'level-names': {
    value: 'A,B,C',
    help: { zh: '各级名称，默认一级网格,二级网格,三级网格', en: 'names of the levels' },
  },
  outline: {
    value: 'FILE',
    help: {
      zh: '社区边界；默认取各级网格之并',
      en: 'outline of the community; by default the union of the grids',
    },
  },
  tolerance: {
    value: 'METRES',
    help: {
      zh: '窄于此平均宽度的缝自动合上，默认 1',
      en: 'seams of a smaller mean width are closed; 1 by default',
    },
  },
  rural: {
    help: {
      zh: '农村网格；代码后三位 200 起默认如此',
      en: 'rural grids; the default where the last three digits are 200 or more',
    },
  },
  'contact-name': {
    value: 'NAME',
    help: {
      zh: '没有网格负责时由谁答复（首次导入必填）',
      en: 'who answers where no grid does (required the first time)',
    },
  },
  'contact-phone': {
    value: 'PHONE',
    help: { zh: '其电话（首次导入必填）', en: 'their phone (required the first time)' },
  },
  'county-name': { value: 'NAME', help: { zh: '所属县区名称', en: 'name of the county' } },
  'street-name': { value: 'NAME', help: { zh: '所属街道或乡镇名称', en: 'name of the street or township' } },
  'plan-name': { value: 'NAME', help: { zh: '网格图名称', en: 'name of the plan' } },
  source: {
    value: 'TEXT',
    help: { zh: '资料来源；默认为文件名', en: 'where the data is from; the file names by default' },
  },
  publish: {
    help: { zh: '发布并生效；不写则存为草稿', en: 'publish and put in force; else it stays a draft' },
  },
  'effective-from': {
    value: 'YYYY-MM-DD',
    help: { zh: '生效日期，默认今天', en: 'the day it takes effect; today by default' },
  },
  'accept-findings': {
    value: 'REASON',
    help: { zh: '接受必改问题的理由', en: 'why blocking findings are accepted' },
  },
}

const POSITION_FLAGS: Flags = {
  'lon-column': {
    value: 'NAME',
    help: {
      zh: 'CSV 的经度列，默认 lon、lng、经度等',
      en: 'longitude column of a CSV; lon, lng, … by default',
    },
  },
  'lat-column': { value: 'NAME', help: { zh: 'CSV 的纬度列', en: 'latitude column of a CSV' } },
}

export const BUILDING_FLAGS: Flags = {
  'code-property': {
    value: 'NAME',
    help: {
      zh: '编号属性；默认 code、编号或要素自己的 id',
      en: 'property with the code; code or the feature id by default',
    },
  },
  'name-property': {
    value: 'NAME',
    repeats: true,
    help: {
      zh: '名称属性，可写多个，取第一个有值的',
      en: 'property with the name; of several the first that is filled in',
    },
  },
  'floors-property': { value: 'NAME', help: { zh: '层数属性', en: 'property with the number of floors' } },
  'use-property': { value: 'NAME', help: { zh: '用途属性', en: 'property with the use' } },
  'group-property': { value: 'NAME', help: { zh: '村民小组属性', en: "property with the villagers' group" } },
  ...POSITION_FLAGS,
}

export const HOUSEHOLD_FLAGS: Flags = {
  'code-property': { value: 'NAME', help: { zh: '户编号列', en: 'column with the code of the household' } },
  'building-property': {
    value: 'NAME',
    help: {
      zh: '楼栋编号或名称列；没有这一列时按位置找楼栋',
      en: 'column with the code or name of the building; without one the position finds it',
    },
  },
  'unit-property': { value: 'NAME', help: { zh: '单元列', en: 'column with the unit' } },
  'floor-property': { value: 'NAME', help: { zh: '楼层列', en: 'column with the floor' } },
  'room-property': {
    value: 'NAME',
    help: { zh: '房号列（必有）', en: 'column with the room (must be there)' },
  },
  'occupancy-property': {
    value: 'NAME',
    help: { zh: '居住状态列：常住、外出、出租、空置', en: 'column with living, away, rented or empty' },
  },
  ...POSITION_FLAGS,
}

/** Of everything that goes row by row through a job. */
export const ROW_FLAGS: Flags = {
  map: {
    value: 'FIELD=COLUMN',
    repeats: true,
    help: {
      zh: '某一项取自哪一列，可写多个；不写则按常用列名',
      en: 'which column a field is taken from, may be repeated; by the usual headers otherwise',
    },
  },
  shift: {
    value: 'gcj-02|bd-09',
    help: { zh: '资料画在偏移的网络地图上：改正回来', en: 'drawn on a displaced web map: put it right' },
  },
  conflicts: {
    value: 'keep|replace',
    help: {
      zh: '文件里和这里都改过的行：保留这里的（默认）或用文件替换',
      en: 'rows changed in the file and here: keep what is here (the default) or replace it',
    },
  },
}
