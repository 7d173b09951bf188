import { fileURLToPath } from 'node:url'
import pgPromise, { type QueryFile } from 'pg-promise'

const folder = new URL('./sql/', import.meta.url)

/**
 * Loads `sql/<name>.sql`, one statement with named parameters. pg-promise only logs a file that is missing or
 * does not parse; here it throws while the module loads, so the program does not start with it.
 */
export function sql(name: string): QueryFile {
  const path = fileURLToPath(new URL(`${name}.sql`, folder))
  const file = new pgPromise.QueryFile(path, { minify: true, noWarnings: true })
  if (file.error) throw new Error(`The query ${name} is not usable: ${file.error.message}`)
  return file
}
