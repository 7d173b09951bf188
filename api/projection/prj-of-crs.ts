import type { CrsId } from '#contract/import-files.ts'
import { zoneOf } from './zones.ts'

/** EPSG code of a reference system; null for GCJ-02 and BD-09, which have none. */
export function epsgOf(crs: CrsId): number | null {
  const code = /^EPSG:(\d+)$/.exec(crs)
  return code === null ? null : Number(code[1])
}

/** Whether coordinates are degrees: `lon, lat`, and not metres. */
export function isGeographic(crs: CrsId): boolean {
  return crs !== 'EPSG:3857' && zoneOf(crs) === null
}

/** Well-known text as a .prj has it (ESRI's WKT1); null for GCJ-02 and BD-09, which no program knows. */
export function esriWkt(crs: CrsId): string | null {
  switch (crs) {
    case 'GCJ-02':
    case 'BD-09':
      return null
    case 'EPSG:4326':
      return ESRI_WGS84
    case 'EPSG:4490':
      return ESRI_CGCS2000
    case 'EPSG:3857':
      return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${ESRI_WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`
    default: {
      const { name, falseEasting, centralMeridian } = planeOf(crs)
      return `PROJCS["${name.esri}",${ESRI_CGCS2000},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEasting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${centralMeridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
    }
  }
}

/** Well-known text of OGC (WKT1) with its EPSG code, as a GeoPackage defines its systems; null as above. */
export function ogcWkt(crs: CrsId): string | null {
  switch (crs) {
    case 'GCJ-02':
    case 'BD-09':
      return null
    case 'EPSG:4326':
      return OGC_WGS84
    case 'EPSG:4490':
      return OGC_CGCS2000
    case 'EPSG:3857':
      return `PROJCS["WGS 84 / Pseudo-Mercator",${OGC_WGS84},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]`
    default: {
      const { name, falseEasting, centralMeridian } = planeOf(crs)
      return `PROJCS["${name.ogc}",${OGC_CGCS2000},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${centralMeridian}],PARAMETER["scale_factor",1],PARAMETER["false_easting",${falseEasting}],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","${epsgOf(crs)}"]]`
    }
  }
}

/** What EPSG calls a reference system; GCJ-02 and BD-09 by themselves. */
export function crsName(crs: CrsId): string {
  if (crs === 'EPSG:4326') return 'WGS 84'
  if (crs === 'EPSG:4490') return 'CGCS2000'
  if (crs === 'EPSG:3857') return 'WGS 84 / Pseudo-Mercator'
  return epsgOf(crs) === null ? crs : planeOf(crs).name.ogc
}

const ESRI_WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
const ESRI_CGCS2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
const OGC_WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
const OGC_CGCS2000 =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]'

function planeOf(crs: CrsId) {
  const zone = zoneOf(crs)
  if (zone === null) throw new Error(`no zone of Gauss–Krüger: ${crs}`)
  const { widthDeg, number, centralMeridian, falseEasting } = zone
  const isPrefixed = falseEasting > 500_000
  const name = {
    esri: `CGCS2000${widthDeg === 3 ? '_3_Degree' : ''}_GK_${isPrefixed ? `Zone_${number}` : `CM_${centralMeridian}E`}`,
    ogc: `CGCS2000 / ${widthDeg === 3 ? '3-degree ' : ''}Gauss-Kruger ${isPrefixed ? `zone ${number}` : `CM ${centralMeridian}E`}`,
  }
  return { name, falseEasting, centralMeridian }
}
