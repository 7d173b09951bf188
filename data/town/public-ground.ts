import type { Random } from './random.ts'
import type { CommunitySize } from './sizes.ts'

/** Public ground of a community: what it is and how much ground it takes, in third-level grids' worth. */
export interface PublicGround {
  readonly kind: 'school' | 'park' | 'market' | 'company' | 'public' | 'gap'
  readonly weight: number
}

/** Which second-level grid has which public ground; the market and the school are dedicated grids. */
export function publicGroundOf(
  size: CommunitySize,
  seconds: number,
  planted: boolean,
  random: Random,
): PublicGround[][] {
  const result: PublicGround[][] = Array.from({ length: seconds }, () => [])
  const wanted: PublicGround[] = [{ kind: 'public', weight: 1.3 }]
  if (size.third >= 20) wanted.push({ kind: 'park', weight: 4 })
  if (size.third >= 60) wanted.push({ kind: 'school', weight: 5 })
  if (size.third >= 60) wanted.push({ kind: 'market', weight: 2.2 })
  if (size.third >= 60) wanted.push({ kind: 'company', weight: 4 })
  if (planted) wanted.push({ kind: 'gap', weight: 1.2 })
  const places = random.shuffled(result.map((_, index) => index))
  wanted.forEach((ground, i) => {
    result[places[i % places.length]!]!.push(ground)
  })
  return result
}
