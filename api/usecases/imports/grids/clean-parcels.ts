/** Items that travel together: writing or reading so many takes a processor a few milliseconds. */
const AT_ONCE = 250

type Path = readonly (string | number)[]

/** A piece of a long list, which stands at `path` in the value it belongs to. */
export interface Parcel {
  readonly path: Path
  readonly items: readonly unknown[]
}

/** A plain value without its long lists, and these in pieces: so that sending it holds nobody up. */
export function inParcels(value: unknown): { readonly head: unknown; readonly parcels: Iterable<Parcel> } {
  const long: Parcel[] = []
  const head = without(value, [], long)
  return { head, parcels: slices(long) }
}

/** Puts a piece where it belongs; pieces of one list come in order. */
export function unpack(head: unknown, { path, items }: Parcel): void {
  let at = head
  for (const step of path) at = (at as Record<string | number, unknown>)[step]
  for (const item of items) (at as unknown[]).push(item)
}

function without(value: unknown, path: Path, long: Parcel[]): unknown {
  if (Array.isArray(value)) {
    if (value.length <= AT_ONCE) return value.map((each, i) => without(each, [...path, i], long))
    long.push({ path, items: value })
    return []
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, without(each, [...path, key], long)]),
  )
}

function* slices(long: readonly Parcel[]): Generator<Parcel> {
  for (const { path, items } of long) {
    for (let from = 0; from < items.length; from += AT_ONCE)
      yield { path, items: items.slice(from, from + AT_ONCE) }
  }
}
