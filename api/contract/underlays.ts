import { z } from 'zod'

/** Pictures in tiles that planners draw over: aerial photographs, a scanned cadastral map. */
export const underlays = z.strictObject({
  underlays: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Zooms that there are tiles of 256 pixels for. */
      minzoom: z.number().int(),
      maxzoom: z.number().int(),
    }),
  ),
  /** Files in the folder that are no underlay, and why; for whoever put them there. */
  unusable: z.array(z.strictObject({ file: z.string(), zh: z.string(), en: z.string() })),
})
export type Underlays = z.infer<typeof underlays>
