import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  public: sql('staff-photos/public'),
  ofStaff: sql('staff-photos/of-staff'),
  put: sql('staff-photos/put'),
  remove: sql('staff-photos/remove'),
}

/** A photo as it is kept. `name`: what its public address ends in. */
interface StaffPhoto {
  readonly staff: string
  readonly name: string
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
}

/** The photo of a name, as far as whoever asks may have it. */
export async function photoByName(ask: Ask, county: string, name: string): Promise<Buffer | null> {
  return (await ask.oneOrNone<{ jpeg: Buffer }>(queries.public, { county, name }))?.jpeg ?? null
}

/** The photo of a staff member. */
export async function photoOfStaff(ask: Ask, county: string, staff: string): Promise<Buffer | null> {
  return (await ask.oneOrNone<{ jpeg: Buffer }>(queries.ofStaff, { county, staff }))?.jpeg ?? null
}

/** Keeps a photo instead of the one before. */
export function putPhoto(ask: Ask, county: string, photo: StaffPhoto): Promise<void> {
  return ask.none(queries.put, { county, ...photo })
}

/** False where there was none. */
export async function removePhoto(ask: Ask, county: string, staff: string): Promise<boolean> {
  return (await ask.oneOrNone(queries.remove, { county, staff })) !== null
}
