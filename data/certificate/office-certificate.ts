import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { TLS_FILES } from './tls-files.ts'

const DAY_MS = 86_400_000

/** Phones refuse server certificates that run for longer than 825 days. */
const SERVER_DAYS = 800

const CA_DAYS = 3_650

/** A host a certificate can name: an IP address, or a name of letters, digits, hyphens and dots. */
export function isHost(text: string): boolean {
  return (
    isIP(text) > 0 ||
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(text)
  )
}

/** Addresses by which other machines of the network reach this one; IPv4 first. */
export function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
}

/** What was made. */
export interface MadeCertificate {
  /** The file that phones and boards must trust. */
  readonly caFile: string
  /** SHA-256 of that certificate, to compare on the phone. */
  readonly fingerprint: string
  readonly until: Date
}

/**
 * Makes a certificate for a server on an office network, signed by an authority of the office's own. The authority is
 * made once and kept, so that devices which trust it trust every later certificate; keys have mode 0600.
 */
export async function makeOfficeCertificate(
  dataDir: string,
  hosts: readonly string[],
  now = new Date(),
): Promise<MadeCertificate> {
  const folder = join(dataDir, 'tls')
  await mkdir(folder, { recursive: true })
  const ca = (await keptAuthority(folder)) ?? (await makeAuthority(folder, now))
  const until = new Date(now.getTime() + SERVER_DAYS * DAY_MS)
  const server = await generate([{ name: 'commonName', value: hosts[0]! }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: until,
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isIP(host) > 0 ? { type: 7, ip: host } : { type: 2, value: host })),
      },
    ],
  })
  await writeFile(join(folder, TLS_FILES.key), server.private, { mode: 0o600 })
  await writeFile(join(folder, TLS_FILES.cert), `${server.cert.trim()}\n${ca.cert}`)
  return {
    caFile: join(folder, TLS_FILES.ca),
    fingerprint: new X509Certificate(ca.cert).fingerprint256,
    until,
  }
}

interface Authority {
  readonly key: string
  readonly cert: string
}

async function keptAuthority(folder: string): Promise<Authority | null> {
  const read = (name: string) =>
    readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
  const [key, cert] = [await read(TLS_FILES.caKey), await read(TLS_FILES.ca)]
  return key === null || cert === null ? null : { key, cert }
}

async function makeAuthority(folder: string, now: Date): Promise<Authority> {
  const made = await generate([{ name: 'commonName', value: 'gridhold office' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + CA_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  await writeFile(join(folder, TLS_FILES.caKey), made.private, { mode: 0o600 })
  await writeFile(join(folder, TLS_FILES.ca), made.cert)
  return { key: made.private, cert: made.cert }
}
