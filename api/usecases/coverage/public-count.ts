/** Under this many, a public count could point at a household. */
const FEWEST_SHOWN = 5

/** A count as the public sees it: null where it is under five. */
export function publicCount(households: number): number | null {
  return households < FEWEST_SHOWN ? null : households
}
