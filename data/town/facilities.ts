import { landline } from './names.ts'
import type { CompoundDraft } from './plan-of-town.ts'
import { type Point, toPosition } from './plane.ts'
import { centroidOf } from './polygon.ts'
import type { Random } from './random.ts'
import type { Subdivision } from './subdivision.ts'
import type { TownFacility } from './town.ts'

const KINDS: Readonly<
  Partial<Record<CompoundDraft['kind'], { kind: TownFacility['kind']; name: string; hours: string }>>
> = {
  school: { kind: 'school', name: '宁和小学', hours: '7:30–17:30' },
  park: { kind: 'park', name: '柳荫公园', hours: '全天' },
  market: { kind: 'market', name: '南桥农贸市场', hours: '6:00–19:00' },
}

/** The facilities of a community's public ground: its service centre with clinic and police room, and the rest. */
export function facilitiesOf(
  land: Subdivision,
  community: { readonly code: string; readonly name: string },
  compounds: readonly CompoundDraft[],
  random: Random,
): TownFacility[] {
  const make = (kind: TownFacility['kind'], name: string, hours: string, at: Point): TownFacility => ({
    id: random.uuid(),
    community: community.code,
    kind,
    name,
    phone: kind === 'park' || kind === 'toilet' ? null : landline(random),
    hours,
    position: toPosition(at),
  })
  return compounds.flatMap((compound) => {
    const at = compound.buildings[0]?.rect.centre ?? centroidOf(land.outline(compound.faces[0]!))
    if (compound.kind === 'public') {
      return [
        make('service-centre', `${community.name}党群服务中心`, '8:30–18:00', at),
        make('clinic', `${community.name}卫生服务站`, '8:00–20:00', [at[0] + 7, at[1] + 1]),
        make('police', `${community.name}警务室`, '全天', [at[0] - 7, at[1] + 1]),
        make('elder-care', `${community.name}日间照料中心`, '8:00–17:00', [at[0], at[1] - 3]),
      ]
    }
    const known = KINDS[compound.kind]
    if (known === undefined) return []
    const facility = make(known.kind, known.name, known.hours, at)
    return compound.kind === 'park'
      ? [facility, make('toilet', '公园公厕', '全天', [at[0] + 9, at[1] - 9])]
      : [facility]
  })
}

/** A village's service centre and clinic, by its lane. */
export function villageFacilities(
  village: { readonly code: string; readonly name: string },
  at: Point,
  random: Random,
): TownFacility[] {
  return [
    {
      id: random.uuid(),
      community: village.code,
      kind: 'service-centre',
      name: `${village.name}党群服务中心`,
      phone: landline(random),
      hours: '8:30–18:00',
      position: toPosition(at),
    },
    {
      id: random.uuid(),
      community: village.code,
      kind: 'clinic',
      name: `${village.name}卫生室`,
      phone: landline(random),
      hours: '8:00–18:00',
      position: toPosition([at[0] + 12, at[1] + 2]),
    },
  ]
}
