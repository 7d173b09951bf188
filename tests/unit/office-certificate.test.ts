import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadOfficeTls } from '../../api/office-tls.ts'
import { createFastServer } from '../../api/server.ts'
import { isHost, makeOfficeCertificate } from '../../data/certificate/office-certificate.ts'
import { certificateHosts } from '../../data/certificate-command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridhold-tls-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = (name: string) => readFile(join(folder, 'tls', name), 'utf8')

/** What a device that trusts `ca` gets from a server that calls itself `servername`. */
function ask(port: number, servername: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, servername, ca, path: '/' }, (reply) => {
      reply.setEncoding('utf8')
      reply.on('data', resolve)
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('a certificate for the office network', () => {
  it('is trusted by who trusts the office, for the hosts it names, and the authority stays', async () => {
    const made = await makeOfficeCertificate(folder, ['grid.office.example', '127.0.0.1'])
    const ca = await file('office-ca.crt')
    expect(made.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    for (const secret of ['office-ca.key', 'server.key']) {
      expect((await stat(join(folder, 'tls', secret))).mode & 0o077).toBe(0)
    }
    const tls = await loadOfficeTls(folder)
    if (tls === null) throw new Error('the certificate is not found')
    expect(tls.host).toBe('grid.office.example')
    const app = express().get('/', (_request, response) => void response.send('secure'))
    const server = createFastServer(app, tls).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    try {
      expect(await ask(port, 'grid.office.example', ca)).toBe('secure')
      await expect(ask(port, 'other.example', ca)).rejects.toThrow(/altnames/i)
      const stranger = await mkdtemp(join(tmpdir(), 'gridhold-tls-'))
      await makeOfficeCertificate(stranger, ['grid.office.example'])
      const other = await readFile(join(stranger, 'tls', 'office-ca.crt'), 'utf8')
      await rm(stranger, { recursive: true })
      await expect(ask(port, 'grid.office.example', other)).rejects.toThrow()
    } finally {
      server.close()
      server.closeAllConnections()
    }
    const key = await file('server.key')
    const again = await makeOfficeCertificate(folder, ['192.168.1.10'])
    expect(again.fingerprint).toBe(made.fingerprint)
    expect(await file('office-ca.crt')).toBe(ca)
    expect(await file('server.key')).not.toBe(key)
    expect((await loadOfficeTls(folder))?.host).toBe('192.168.1.10')
  })

  it('says in words when it ran out, and is not missed where there is none', async () => {
    expect(await loadOfficeTls(join(folder, 'nowhere'))).toBeNull()
    const later = new Date(Date.now() + 900 * 86_400_000)
    await expect(loadOfficeTls(folder, later)).rejects.toThrow(/npm run gridhold -- https/)
  })

  it.each(['192.168.1.10', '::1', 'grid', 'grid.office.example'])('takes the host %s', (host) => {
    expect(isHost(host)).toBe(true)
    expect(certificateHosts({ positionals: [host], values: {} })).toEqual([host])
  })

  it.each(['', 'a b', 'http://x', '-x', 'x..y', '网格', 'x/y'])('refuses the host “%s”', (host) => {
    expect(isHost(host)).toBe(false)
    expect(certificateHosts({ positionals: [host], values: {} })).toEqual({
      misuse: 'bad-host',
      details: { what: host },
    })
  })
})
