import type { Geometry, Position } from 'geojson'

/** Metres of a degree of latitude, on a sphere of the Earth's mean radius (6,371,008.8 m). */
const DEGREE_M = 111_195

/** A shape moved by metres east and north, good enough to look at; degrees, longitude first. */
export function movedBy(geometry: Geometry, eastM: number, northM: number): Geometry {
  const move = ([lon = 0, lat = 0]: Position): Position => [
    lon + eastM / (DEGREE_M * Math.cos((lat * Math.PI) / 180)),
    lat + northM / DEGREE_M,
  ]
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: move(geometry.coordinates) }
    case 'MultiPoint':
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(move) }
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => line.map(move)) }
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(move))),
      }
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((each) => movedBy(each, eastM, northM)) }
  }
}
