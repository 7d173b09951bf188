import { z } from 'zod'

/**
 * A service of tiles in the office's own network, as its file says: XYZ, or WMTS with its numbers in the same braces
 * (`…/{TileMatrix}/{TileRow}/{TileCol}` or `…&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`); `{-y}` counts from the south.
 */
export const tileAddress = z.strictObject({
  name: z.string().min(1).max(60),
  url: z.url({ protocol: /^https?$/ }).refine((url) => /\{(z|TileMatrix)\}/i.test(decoded(url)), {
    error: 'the address has no {z}, {x} and {y}',
  }),
  minzoom: z.number().int().min(0).max(22).default(0),
  maxzoom: z.number().int().min(0).max(22).default(18),
})
export type TileAddress = z.infer<typeof tileAddress>

/** The address of one tile. */
export function addressOf({ url }: TileAddress, z: number, x: number, y: number): string {
  const values: Readonly<Record<string, number>> = {
    z,
    x,
    y,
    '-y': 2 ** z - 1 - y,
    tilematrix: z,
    tilecol: x,
    tilerow: y,
  }
  return decoded(url).replaceAll(/\{([\w-]+)\}/g, (all, name: string) => {
    const value = values[name.toLowerCase()]
    return value === undefined ? all : String(value)
  })
}

/** Parsers of addresses write braces as `%7B`. */
function decoded(url: string): string {
  return url.replaceAll('%7B', '{').replaceAll('%7D', '}')
}
