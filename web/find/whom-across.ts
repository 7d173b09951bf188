import { useQueries } from '@tanstack/react-query'
import type { Candidate, Located } from '#contract/locate.ts'
import { gridByCode } from '../client/grids.ts'
import { unwrap } from '../client/unwrap.ts'

/** Somebody who answers for a grid: of its own people, of the grid above, or the community's desk. */
interface WhomToCall {
  readonly name: string
  readonly phone: string
  /** The grid above, or the community, that answers in its place; null where its own people do. */
  readonly instead: string | null
}

/**
 * Whom to call for each grid across a border. Where nobody of a grid has a number to show, the next one above answers, and
 * at last the community: there is always somebody. Undefined while it is asked, or where the server does not answer.
 */
export function useWhomAcross(
  candidates: readonly Candidate[],
  jurisdiction: Located['jurisdiction'],
): readonly (WhomToCall | undefined)[] {
  const found = useQueries({
    queries: candidates.map(({ code }) => ({
      queryKey: ['whom-across', code],
      queryFn: () => whomToCall(code, jurisdiction),
    })),
  })
  return found.map(({ data }) => data)
}

async function whomToCall(code: string, { name, contact }: Located['jurisdiction']): Promise<WhomToCall> {
  for (let at = code; ; ) {
    const grid = await unwrap(gridByCode(at))
    const person = grid.staff.find(({ phone }) => phone !== undefined)
    if (person?.phone !== undefined)
      return { name: person.name, phone: person.phone, instead: at === code ? null : grid.properties.name }
    // Above the first level stands the community, whose code no grid has.
    if (grid.properties.level === 1) return { name: contact.name, phone: contact.phone, instead: name }
    at = grid.properties.parent
  }
}
