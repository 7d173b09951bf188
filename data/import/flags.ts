import { isCrs } from '#contract/import-files.ts'

/** One flag as the command line takes it and the help explains it. */
export interface Flag {
  /** What stands after it, e.g. FILE; a flag without one is a switch. */
  readonly value?: string
  /** Whether a value is of its form. */
  readonly takes?: (value: string) => boolean
  /** May be given more than once. */
  readonly repeats?: true
  readonly help: { readonly zh: string; readonly en: string }
}
export type Flags = Readonly<Record<string, Flag>>

const FLAGS_OF_ALL: Flags = {
  crs: {
    value: 'EPSG:…',
    takes: isCrs,
    help: {
      zh: '资料坐标系：EPSG:4326、EPSG:4490、EPSG:3857、GCJ-02、BD-09，或 CGCS2000 高斯–克吕格分带 EPSG:4491–4554；默认按文件所写',
      en: 'its reference system: EPSG:4326, EPSG:4490, EPSG:3857, GCJ-02, BD-09, or a CGCS2000 Gauss–Krüger zone EPSG:4491–4554; by default what the file says',
    },
  },
  'dry-run': { help: { zh: '只检查，不写入', en: 'judge only, write nothing' } },
  report: {
    value: 'FILE',
    help: { zh: '把全部问题和说明写成 JSON', en: 'write every problem and note as JSON' },
  },
  lang: {
    value: 'zh|en',
    takes: oneOf('zh', 'en'),
    help: { zh: '输出语言', en: 'language of what is printed' },
  },
  help: { help: { zh: '显示本说明', en: 'show this' } },
}

export const GRID_FLAGS: Flags = {
  root: {
    value: 'CODE',
    takes: (value) => /^\d{12}$/.test(value),
    help: { zh: '社区或村的 12 位代码（必填）', en: '12-digit code of the community or village (required)' },
  },
  ...FLAGS_OF_ALL,
  layer: {
    value: 'NAME',
    repeats: true,
    help: {
      zh: '文件里有几个图层时读哪一个；写在那一级之后',
      en: 'which layer of a file that has several; after its level',
    },
  },
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
    takes: (value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100,
    help: {
      zh: '窄于此平均宽度（米，最多 100）的缝自动合上，默认 1',
      en: 'seams of a smaller mean width are closed, in metres, 100 at the most; 1 by default',
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
    takes: isDay,
    help: { zh: '生效日期，默认今天', en: 'the day it takes effect; today by default' },
  },
  'accept-findings': {
    value: 'REASON',
    help: { zh: '接受必改问题的理由', en: 'why blocking findings are accepted' },
  },
}

/** Of everything that goes row by row. */
export const ROW_FLAGS: Flags = {
  root: {
    value: 'CODE',
    takes: (value) => /^(?:\d{9}|\d{12})$/.test(value),
    help: {
      zh: '社区或村的 12 位代码，或街道、乡镇的 9 位代码（必填）',
      en: '12-digit code of the community or village, or 9-digit of the street or township (required)',
    },
  },
  ...FLAGS_OF_ALL,
  layer: {
    value: 'NAME',
    repeats: true,
    help: {
      zh: '读哪个图层或工作表，可写多个；不写则读像是这种资料的',
      en: 'which layer or sheet, may be repeated; by default those that look like such rows',
    },
  },
  map: {
    value: 'FIELD=COLUMN',
    takes: (value) => /^\w+=./s.test(value),
    repeats: true,
    help: {
      zh: '某一项取自哪一列，可写多个；不写则按常用列名。各项见下',
      en: 'which column a field is taken from, may be repeated; by the usual headers otherwise. Fields: see below',
    },
  },
  shift: {
    value: 'none|gcj-02|bd-09',
    takes: oneOf('none', 'gcj-02', 'bd-09'),
    help: { zh: '资料画在偏移的网络地图上：改正回来', en: 'drawn on a displaced web map: put it right' },
  },
  conflicts: {
    value: 'keep|replace',
    takes: oneOf('keep', 'replace'),
    help: {
      zh: '文件里和这里都改过的行：保留这里的（默认）或用文件替换',
      en: 'rows changed in the file and here: keep what is here (the default) or replace it',
    },
  },
}

function oneOf(...values: readonly string[]): (value: string) => boolean {
  return (value) => values.includes(value)
}

/** True for a day that exists, `YYYY-MM-DD`. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
