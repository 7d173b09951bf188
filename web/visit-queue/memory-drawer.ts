import type { QueueDrawer, Waiting } from './errand.ts'

/** A drawer that lasts as long as the page, for browsers that keep nothing (and say so by `lasting`). */
export function memoryDrawer(): QueueDrawer {
  const kept = new Map<number, Waiting>()
  let last = 0
  return {
    lasting: false,
    add(fresh) {
      last += 1
      const waiting = { key: last, ...fresh }
      kept.set(last, waiting)
      return Promise.resolve(waiting)
    },
    all: (account) => Promise.resolve([...kept.values()].filter((each) => each.account === account)),
    update(key, change) {
      const found = kept.get(key)
      const changed = found === undefined ? null : change(found)
      if (changed === null) kept.delete(key)
      else kept.set(key, changed)
      return Promise.resolve(changed)
    },
    count: () => Promise.resolve(kept.size),
  }
}
