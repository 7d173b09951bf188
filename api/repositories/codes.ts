import { readFile } from 'node:fs/promises'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** Each code list: its file in `data/codes` and the query that adds what is new in it. */
const lists = [
  ['grid-kinds', sql('codes/insert-kinds')],
  ['roles', sql('codes/insert-roles')],
  ['exemption-reasons', sql('codes/insert-exemption-reasons')],
  ['welfare-tag-kinds', sql('codes/insert-welfare-tag-kinds')],
  ['reveal-reasons', sql('codes/insert-reveal-reasons')],
] as const

const folder = new URL('../../data/codes/', import.meta.url)

/** Adds the codes shipped with the program to the reference tables; what is there stays as it is. */
export async function writeCodeLists(ask: Ask): Promise<void> {
  for (const [name, query] of lists) {
    const rows: unknown = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'))
    await ask.none(query, { rows })
  }
}
