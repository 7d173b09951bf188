/** The parts of two packages without types that the benches use. */

declare module 'which-polygon' {
  import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
  /** Answers the properties of a polygon that holds `[lon, lat]`, or null. */
  export default function whichPolygon<P>(
    collection: FeatureCollection<Polygon | MultiPolygon, P>,
  ): (position: readonly [number, number]) => P | null
}

declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    readonly requests: readonly {
      readonly path: string
      readonly headers?: Readonly<Record<string, string>>
    }[]
  }
  interface Result {
    readonly requests: { readonly average: number; readonly total: number }
    readonly latency: { readonly p99: number }
    readonly errors: number
    readonly non2xx: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
