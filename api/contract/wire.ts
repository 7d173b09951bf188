import { z } from 'zod'

/** `[lon, lat]` in degrees, EPSG:4326. */
export const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** A day in the town (Asia/Shanghai), `YYYY-MM-DD`. */
export const day = z.iso.date()

/** What every refused request answers. `reason` is a key from a closed list where the code has several. */
export const failure = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), reason: z.string().optional() }),
})
export type Failure = z.infer<typeof failure>

/** The largest body of `POST /api/locate`, in positions. */
export const MAX_POSITIONS = 10_000

/** The widest accuracy a phone may report, in metres. */
export const MAX_ACCURACY_M = 2_000
