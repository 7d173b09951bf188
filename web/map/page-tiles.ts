import { AJAXError, addProtocol } from 'maplibre-gl'

/** Scheme of tiles that the page itself fetches, instead of the map library's worker. */
const BY_PAGE = 'page'

addProtocol(BY_PAGE, async ({ url, headers }, { signal }) => {
  const address = url.replace(/^page:/, location.protocol)
  const reply = await fetch(address, { signal, ...(headers && { headers }) })
  if (!reply.ok) throw new AJAXError(reply.status, reply.statusText, address, new Blob())
  return {
    data: await reply.arrayBuffer(),
    cacheControl: reply.headers.get('cache-control'),
    expires: reply.headers.get('expires'),
  }
})

/**
 * Where tiles are asked for. A page that a service worker answers for asks itself: the library's worker stands outside the
 * scope of every page, so that what it asks goes past the service worker, and without a server its map stayed empty.
 */
export function tilesOrigin(): string {
  const kept = typeof navigator !== 'undefined' && Boolean(navigator.serviceWorker?.controller)
  return kept ? location.origin.replace(/^https?:/, `${BY_PAGE}:`) : location.origin
}
