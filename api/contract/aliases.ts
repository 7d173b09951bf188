import { z } from 'zod'

/** A name people use for a compound besides its own, or one it had before. */
export const compoundAlias = z.strictObject({
  alias: z.string().trim().min(1).max(40),
  kind: z.enum(['alias', 'old-name']),
})
export type CompoundAlias = z.infer<typeof compoundAlias>

/** `PUT /api/admin/aliases/:compound`: replaces the other names of one compound; at most 20. */
export const putAliases = z.strictObject({ aliases: z.array(compoundAlias).max(20) })

/** `GET /api/admin/aliases`: compounds within the administrator's reach, by name. */
export const aliasList = z.strictObject({
  compounds: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      community: z.string(),
      address: z.string().nullable(),
      aliases: z.array(compoundAlias),
    }),
  ),
})
export type AliasList = z.infer<typeof aliasList>
