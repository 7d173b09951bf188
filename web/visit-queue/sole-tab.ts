const NAME = 'gridhold.visits'

/** How long a tab without locks may believe that it alone is sending, in milliseconds: longer than any one request. */
const LEASE_MS = 40_000

/** Until two tabs that wrote at the same moment can both see who was last, in milliseconds. */
const SETTLE_MS = 60

type Alone = (deed: (stillMine: () => boolean) => Promise<void>) => Promise<boolean>

/** One tab at a time, by the browser's own locks, which fall when a tab dies. They exist on secure addresses only. */
export function byLock(locks: LockManager): Alone {
  return (deed) =>
    locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false
      await deed(() => true)
      return true
    })
}

/**
 * One tab at a time where there are no locks: a lease in the storage that all tabs share, which runs out when a tab dies.
 * Should two tabs slip through, ids keep a visit from being recorded twice.
 */
export function byLease(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  tab: string,
  now: () => number,
): Alone {
  const holder = () => {
    const [owner = '', until = '0'] = (storage.getItem(NAME) ?? '').split(' ')
    const left = Number(until) - now()
    return left > 0 && left <= LEASE_MS ? owner : null
  }
  const take = () => storage.setItem(NAME, `${tab} ${now() + LEASE_MS}`)
  return async (deed) => {
    const before = holder()
    if (before !== null && before !== tab) return false
    take()
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    if (holder() !== tab) return false
    try {
      await deed(() => {
        if (holder() !== tab) return false
        take()
        return true
      })
    } finally {
      if (holder() === tab) storage.removeItem(NAME)
    }
    return true
  }
}
