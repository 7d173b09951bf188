import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'

const cacheFolder = fileURLToPath(new URL('../../.cache/', import.meta.url))
const block = 512

/** The library, its extension script and the projections; not raster, topology, geocoder and upgrades from old versions. */
const wanted =
  /^(?:lib\/postgresql\/postgis-3\.so|share\/proj\/.*|share\/postgresql\/extension\/postgis(?:\.control|--[\d.]+\.sql))$/

/**
 * The PostGIS bundle of the package with only what gridhold uses, made once into `.cache`. The engine loads and
 * compiles all that a bundle holds at every start: the full one takes twice as long and 340 MB more. Gives the full
 * one where `.cache` cannot be written.
 */
export async function slimBundle(full: URL): Promise<URL> {
  const { size, mtimeMs } = await stat(full)
  const key = createHash('sha256').update(`${size} ${mtimeMs} ${wanted.source}`).digest('hex').slice(0, 16)
  const path = `${cacheFolder}postgis-${key}.tar.gz`
  try {
    await access(path)
  } catch {
    const bytes = gzipSync(onlyWanted(gunzipSync(await readFile(full))), { level: 1 })
    const draft = `${path}.${process.pid}`
    try {
      await mkdir(cacheFolder, { recursive: true })
      await writeFile(draft, bytes)
      await rename(draft, path)
    } catch {
      return full
    }
  }
  return pathToFileURL(path)
}

/** The wanted files of a tar archive, header and content as they are. */
function onlyWanted(archive: Buffer): Buffer {
  const kept: Buffer[] = []
  let at = 0
  while (at + block <= archive.length && archive[at] !== 0) {
    const name = text(archive, at, 100)
    const content = Number.parseInt(text(archive, at + 124, 12), 8)
    const next = at + block + Math.ceil(content / block) * block
    if (wanted.test(name)) kept.push(archive.subarray(at, next))
    at = next
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * block)])
}

function text(archive: Buffer, at: number, length: number): string {
  return archive
    .toString('latin1', at, at + length)
    .split('\0', 1)[0]!
    .replace(/^\.\//, '')
}
