import { z } from 'zod'

export const signIn = z.strictObject({
  username: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
})
export type SignIn = z.infer<typeof signIn>

export const capacity = z.enum(['admin', 'planner', 'head', 'worker'])
export type Capacity = z.infer<typeof capacity>

/** Who is signed in, and the grids in force whose households they see (codes; empty for counts-only accounts). */
export const session = z.strictObject({
  username: z.string(),
  capacity,
  name: z.string().nullable(),
  jurisdiction: z.string(),
  grids: z.array(z.strictObject({ code: z.string(), name: z.string(), level: z.number().int() })),
  assignedHouseholds: z.number().int(),
})
export type Session = z.infer<typeof session>
