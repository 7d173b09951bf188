import type { QueueDrawer, Waiting } from './errand.ts'

const DATABASE = 'gridhold'
const STORE = 'waiting'

/** What older browsers do not know of a transaction, they ignore. */
const ON_DISK = { durability: 'strict' } as const

/**
 * A drawer in the browser's IndexedDB, alike for all tabs, that outlives reload and restart; what is added is on the disk
 * before the promise resolves. Rejects where the browser has none (private windows of older ones).
 */
export async function indexedDrawer(factory: IDBFactory): Promise<QueueDrawer> {
  const database = await opened(factory)

  /** Runs `deed` in a transaction of its own; resolves with what it gave once everything is written. */
  function within<T>(mode: IDBTransactionMode, deed: (store: IDBObjectStore) => () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, ON_DISK)
      const result = deed(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(result())
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  }

  return {
    lasting: true,
    add: (fresh) =>
      within('readwrite', (store) => {
        const added = store.add(fresh)
        return () => ({ ...fresh, key: added.result as number })
      }),
    all: (account) =>
      within('readonly', (store) => {
        const found = store.index('account').getAll(account) as IDBRequest<Waiting[]>
        return () => found.result
      }),
    update: (key, change) =>
      within('readwrite', (store) => {
        let changed: Waiting | null = null
        const found = store.get(key) as IDBRequest<Waiting | undefined>
        found.onsuccess = () => {
          if (found.result === undefined) return
          changed = change(found.result)
          if (changed === null) store.delete(key)
          else store.put(changed)
        }
        return () => changed
      }),
    count: () =>
      within('readonly', (store) => {
        const counted = store.count()
        return () => counted.result
      }),
  }
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(DATABASE, 1)
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore(STORE, { keyPath: 'key', autoIncrement: true })
      store.createIndex('account', 'account')
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
    opening.onblocked = () => reject(new Error('another tab holds an older database of this site open'))
  })
}
