/** What is said of one reason or remark; words in braces are values. */
export type Sentence = readonly [zh: string, en: string]

/** Why a file as a whole is not read, and what to do. */
export const FILE_PROBLEMS = {
  'unknown-format': [
    '认不出这是什么文件；能读 GeoJSON、Shapefile（zip）、GeoPackage、KML/KMZ、CSV、XLSX',
    'It is of no kind known here; GeoJSON, Shapefile (zip), GeoPackage, KML/KMZ, CSV and XLSX can be read',
  ],
  'convert-dwg': [
    'DWG 图纸不能直接读取：请在 CAD 或 ArcGIS、QGIS 里把要用的图层导出为 Shapefile（zip）或 GeoPackage',
    'DWG drawings are not read: export the layers wanted as Shapefile (zip) or GeoPackage from CAD, ArcGIS or QGIS',
  ],
  'convert-dxf': [
    'DXF 图纸不能直接读取：用 QGIS 打开，在图层上选“导出 → 要素另存为”，存为 GeoPackage',
    'DXF drawings are not read: open it in QGIS and save the layer by Export → Save Features As, as GeoPackage',
  ],
  'convert-filegdb': [
    '文件地理数据库（.gdb）不能直接读取：在 ArcGIS 里“要素类转 Shapefile”，或用 QGIS 打开后导出为 GeoPackage',
    'File geodatabases (.gdb) are not read: open it in QGIS and export as GeoPackage, or in ArcGIS as Shapefile',
  ],
  'convert-udbx': [
    '超图数据源（UDBX/UDB）不能直接读取：在 SuperMap iDesktop 里把数据集导出为 Shapefile 或 GeoJSON',
    'SuperMap sources (UDBX/UDB) are not read: export the dataset as Shapefile or GeoJSON from SuperMap iDesktop',
  ],
  'convert-mapinfo': [
    'MapInfo 表（TAB/MIF）不能直接读取：用 QGIS 打开后导出为 GeoPackage',
    'MapInfo tables (TAB/MIF) are not read: open it in QGIS and export as GeoPackage',
  ],
  'convert-archive': [
    'RAR、7z 等压缩包不能直接读取：请解开后重新打包为 zip',
    'RAR, 7z and the like are not read: unpack it and pack it again as zip',
  ],
  'convert-xls': [
    '旧版 Excel（.xls）不能直接读取：在 Excel 或 WPS 里另存为 .xlsx',
    'Old Excel files (.xls) are not read: save it as .xlsx in Excel or WPS',
  ],
  'convert-et': [
    'WPS 表格（.et）不能直接读取：在 WPS 里另存为 .xlsx',
    'WPS spreadsheets (.et) are not read: save it as .xlsx in WPS',
  ],
  'damaged-archive': [
    '压缩包已损坏或没有传完，请重新打包',
    'The archive is damaged or incomplete; pack it again',
  ],
  'encrypted-archive': [
    '压缩包设有密码，请去掉密码重新打包',
    'The archive has a password; pack it again without one',
  ],
  'unsafe-path': [
    '压缩包里有指向包外的路径，不予读取；请重新打包',
    'A path in the archive leads outside of it, so it is not read; pack it again',
  ],
  'too-many-entries': [
    '压缩包里的文件超过 {limit} 个；只打包要导入的那几个',
    'The archive holds more than {limit} files; pack only those to be imported',
  ],
  'too-packed': [
    '压缩包解开后大了 {ratio} 倍以上，不像正常数据，已停下；请检查来源后重新打包',
    'Unpacked it swells more than {ratio} times, as no real data does; look where it is from and pack it again',
  ],
  'too-many-columns': [
    '有 {count} 列，超过 {limit} 列的上限；请只留要用的列',
    'It has {count} columns, over the limit of {limit}; keep only those that are needed',
  ],
  'missing-part': [
    '缺少 {part}；Shapefile 要把 .shp、.dbf、.shx、.prj 一起打包成 zip',
    '{part} is missing; pack .shp, .dbf, .shx and .prj of a Shapefile together as zip',
  ],
  'lone-part': [
    '这只是 Shapefile 的一部分；请把 .shp、.dbf、.shx、.prj 一起打包成 zip 再上传',
    'It is only one part of a Shapefile; pack .shp, .dbf, .shx and .prj together as zip',
  ],
  'nothing-in-archive': [
    '压缩包里没有能读的文件；Shapefile 要把 .shp、.dbf、.shx、.prj 一起打包',
    'The archive holds nothing that can be read; pack .shp, .dbf, .shx and .prj of a Shapefile together',
  ],
  'damaged-file': [
    '{part} 已损坏或不完整（{fault}），请从原来的软件重新导出',
    '{part} is damaged or incomplete ({fault}); export it again from where it came',
  ],
  'doctype-refused': [
    'XML 里有 DOCTYPE 声明，不予读取；请从原来的软件重新导出',
    'The XML has a DOCTYPE, so it is not read; export it again from where it came',
  ],
  'too-deep': [
    '嵌套超过 {limit} 层，不像正常数据；请从原来的软件重新导出',
    'It is nested more than {limit} deep, as no real data is; export it again from where it came',
  ],
  'invalid-xml': [
    'XML 有误（{fault}），请从原来的软件重新导出',
    'Invalid XML ({fault}); export it again from where it came',
  ],
  'which-layer': [
    '里面有不止一个图层，请指明读哪一个；有的是：{has}',
    'It holds several layers; say which is to be read. There are: {has}',
  ],
  'too-demanding': [
    '读取或整理它要用的内存或时间太多，已停下；请拆分后再导入',
    'Reading or cleaning it takes too much memory or time and was given up; split it and import the parts',
  ],
  'too-busy': [
    '正在读取和整理的文件太多，请过几分钟再试',
    'Too many files are being read and cleaned; try again in some minutes',
  ],
  cancelled: [
    '读取已取消，什么都没有写入；需要时请重新上传',
    'Reading was cancelled and nothing written; send it again if needed',
  ],
} satisfies Readonly<Record<string, Sentence>>
