/**
 * The door an arrow key leads to: left and right along the floor, through all units; up and down within the unit to
 * the next floor that has a door there, as near to the same place as it can be. Home and End are the floor's ends.
 * Null where there is none, or for another key.
 */
export function stepBetweenDoors(
  body: HTMLElement | null,
  from: EventTarget,
  key: string,
): HTMLButtonElement | null {
  const door = from instanceof HTMLElement ? from.closest<HTMLButtonElement>('.door') : null
  const row = door?.closest('tr')
  const unit = door?.closest<HTMLElement>('td')?.dataset.unit
  if (body === null || !door || !row || unit === undefined) return null
  const along = doorsIn(row)
  if (key === 'ArrowLeft') return along[along.indexOf(door) - 1] ?? null
  if (key === 'ArrowRight') return along[along.indexOf(door) + 1] ?? null
  if (key === 'Home') return along[0] ?? null
  if (key === 'End') return along.at(-1) ?? null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const rows = [...body.children]
  const here = rows.indexOf(row)
  const onward = key === 'ArrowUp' ? rows.slice(0, here).reverse() : rows.slice(here + 1)
  const place = doorsIn(row, unit).indexOf(door)
  const doors = onward.map((floor) => doorsIn(floor, unit)).find(({ length }) => length > 0)
  return doors?.[Math.min(place, doors.length - 1)] ?? null
}

function doorsIn(row: Element, unit?: string): HTMLButtonElement[] {
  return [
    ...row.querySelectorAll<HTMLButtonElement>(unit === undefined ? '.door' : `[data-unit="${unit}"] .door`),
  ]
}
