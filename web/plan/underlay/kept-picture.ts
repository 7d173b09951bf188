import type { Pin } from '#geometry/georeference.ts'

/** A photographed map of one place, with its pins. It stays in this browser: names and numbers are often written on such. */
export interface KeptPicture {
  readonly name: string
  readonly file: Blob
  readonly pins: readonly Pin[]
}

const STORE = 'pictures'

/** The picture of a root jurisdiction; null where none is kept, or nothing can be. */
export function keptPicture(root: string): Promise<KeptPicture | null> {
  return work('readonly', (store) => store.get(root) as IDBRequest<KeptPicture | undefined>).then(
    (kept) => kept ?? null,
    () => null,
  )
}

export function keepPicture(root: string, picture: KeptPicture): Promise<unknown> {
  return work('readwrite', (store) => store.put(picture, root))
}

export function forgetPicture(root: string): Promise<unknown> {
  return work('readwrite', (store) => store.delete(root))
}

async function work<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open('gridhold.underlay', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const database = await settled(opening)
  try {
    return await settled(ask(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
