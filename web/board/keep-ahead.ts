import type { Board } from '#contract/boards.ts'
import { gridsInBoxPath } from '../client/grids.ts'
import { tilesOver } from './keep-tiles.ts'

/** As the service worker names them. */
const MAP = 'gridhold-board-map'
const PHOTOS = 'gridhold-board-photos'

/**
 * Fetches all that a board's slides will ask for, one after the other, so that the service worker has it when the
 * server goes; then throws away what other plans and people who are no longer shown left behind.
 */
export async function keepAhead(board: Board): Promise<void> {
  if (!('caches' in globalThis)) return
  const photos = board.staff.flatMap(({ photo }) => photo ?? [])
  const wanted = [gridsInBoxPath(board.bbox), ...tilesOver(board.bbox, board.plan.id), ...photos]
  for (const path of wanted) {
    if ((await caches.match(path, { ignoreVary: true })) !== undefined) continue
    const reached = await fetch(path).then(
      (reply) => reply.ok || reply.status < 500,
      () => false,
    )
    // Without the server nothing more can be had, and what is old is better than nothing.
    if (!reached) return
  }
  const plan = `plan=${encodeURIComponent(board.plan.id)}`
  await throwAway(MAP, (url) => url.pathname.startsWith('/tiles/') && !url.search.includes(plan))
  await throwAway(PHOTOS, (url) => isOf(board, url) && !photos.includes(url.pathname))
}

/** Throws away every photo of a board. */
export async function forgetPhotos({ slug }: Pick<Board, 'slug'>): Promise<void> {
  if ('caches' in globalThis) await throwAway(PHOTOS, (url) => isOf({ slug }, url))
}

function isOf({ slug }: Pick<Board, 'slug'>, url: URL): boolean {
  return url.pathname.startsWith(`/api/boards/${slug}/photos/`)
}

async function throwAway(cacheName: string, goes: (url: URL) => boolean): Promise<void> {
  if (!(await caches.has(cacheName))) return
  const cache = await caches.open(cacheName)
  const old = (await cache.keys()).filter(({ url }) => goes(new URL(url)))
  await Promise.all(old.map((request) => cache.delete(request)))
}
