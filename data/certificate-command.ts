import { addressesOfThisMachine, isHost, makeOfficeCertificate } from './certificate/office-certificate.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** The hosts a certificate is wanted for: those named, else every address of this machine. */
export function certificateHosts({ positionals }: Words): readonly string[] | Misuse {
  const wrong = positionals.find((host) => !isHost(host))
  if (wrong !== undefined) return { misuse: 'bad-host', details: { what: wrong } }
  const hosts = positionals.length > 0 ? positionals : addressesOfThisMachine()
  return hosts.length > 0 ? hosts : { misuse: 'no-host', details: {} }
}

/** `gridhold https [HOST…]`: a certificate for the office network, and what to do with it. */
export async function certificateCommand(
  hosts: readonly string[],
  {
    dataDir,
    port,
    out,
    language,
  }: { dataDir: string; port: number; out: (line: string) => void; language: Language },
): Promise<number> {
  const { caFile, fingerprint, until } = await makeOfficeCertificate(dataDir, hosts)
  out(say('https-made', language, { hosts: hosts.join(', '), until: until.toISOString().slice(0, 10) }))
  out(say('https-start', language, { url: `https://${hosts[0]}:${port}` }))
  out(say('https-trust', language, { what: caFile, fingerprint }))
  return EXIT.done
}
