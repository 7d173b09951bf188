import type { Request } from 'express'

/** A host as it may stand in an address that is printed: a name or an IP address, and a port. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:]{2,39}\])(?::\d{1,5})?$/i

/**
 * Where people reach this server: the configured address, else the host by which this request came; null where that is no
 * host. It goes into QR codes, so configure `PUBLIC_URL` where a server is reached by several names.
 */
export function originOf(request: Request, publicUrl: string | undefined): string | null {
  if (publicUrl !== undefined) return new URL(publicUrl).origin
  const host = request.get('Host')
  return host !== undefined && HOST.test(host) ? `${request.protocol}://${host}` : null
}
