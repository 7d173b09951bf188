import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TLS_FILES } from '../data/certificate/tls-files.ts'

/** What a server speaks HTTPS with: PEM texts, and the host its certificate names first. */
export interface OfficeTls {
  readonly cert: string
  readonly key: string
  readonly host: string
}

/**
 * The certificate that `gridhold https` made in a data folder, or null where there is none. Throws in plain words when
 * it has run out.
 */
export async function loadOfficeTls(dataDir: string, now = new Date()): Promise<OfficeTls | null> {
  const file = (name: string) => readFile(join(dataDir, 'tls', name), 'utf8')
  const cert = await file(TLS_FILES.cert).catch(missing)
  if (cert === null) return null
  const key = await file(TLS_FILES.key)
  const { validTo, subjectAltName = '' } = new X509Certificate(cert)
  if (new Date(validTo) < now) {
    throw new Error(`The office certificate ran out on ${validTo}. Make a new one: npm run gridhold -- https`)
  }
  const host = /(?:IP Address|DNS):([^,\s]+)/.exec(subjectAltName)?.[1] ?? 'localhost'
  return { cert, key, host }
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
