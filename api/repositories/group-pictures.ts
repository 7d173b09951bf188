import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  current: sql('group-pictures/current'),
  find: sql('group-pictures/find'),
  put: sql('group-pictures/put'),
  remove: sql('group-pictures/remove'),
}

/** That a grid has a picture by which residents join its group; `until` is the last day (`YYYY-MM-DD`) it works. */
export interface GroupPictureRow {
  /** Key of the grid. */
  readonly grid: string
  /** What its address ends in: other bytes, another name. */
  readonly name: string
  readonly until: string
}

/** The pictures of a county that have not run out. */
export function currentGroups(ask: Ask, county: string): Promise<GroupPictureRow[]> {
  return ask.rows<GroupPictureRow>(queries.current, { county })
}

/** The bytes of one of them; null where there is none or it has run out. */
export async function groupJpeg(ask: Ask, county: string, grid: string): Promise<Buffer | null> {
  return (await ask.oneOrNone<{ jpeg: Buffer }>(queries.find, { county, grid }))?.jpeg ?? null
}

/** Puts the picture of a grid's group there, or replaces it. The policies refuse whoever does not patrol the grid. */
export function putGroup(
  ask: Ask,
  county: string,
  picture: GroupPictureRow & { readonly jpeg: Buffer },
): Promise<void> {
  return ask.none(queries.put, { county, ...picture })
}

/** Takes it away; false where the asker sees none to take away. */
export async function removeGroup(ask: Ask, county: string, grid: string): Promise<boolean> {
  return (await ask.oneOrNone(queries.remove, { county, grid })) !== null
}
