import type { DrawnCommunity, DrawnExemption, DrawnGrid } from '#plan/coverage-input.ts'
import type { GridKey } from '#plan/snapshot.ts'
import { takeCensus } from './census.ts'
import { type DrawnTown, drawTown } from './draw-town.ts'
import { withExampleEstate } from './example-estate.ts'
import { facilitiesOf, villageFacilities } from './facilities.ts'
import { furnish } from './furnish.ts'
import { nameGrids } from './grid-names.ts'
import { drawGround, type Ground } from './ground.ts'
import { COUNTY, jurisdictionsOf, STREET } from './jurisdictions.ts'
import { withLives } from './lives.ts'
import { hung, noticesOf } from './notices.ts'
import { drawGrids, groundOf } from './plan-grids.ts'
import type { BuildingDraft, CompoundDraft, GridDraft } from './plan-of-town.ts'
import { toPosition } from './plane.ts'
import { centroidOf } from './polygon.ts'
import { createRandom, type Random } from './random.ts'
import { roadsOf } from './roads.ts'
import { serve } from './service.ts'
import { settlementsOf } from './settlements.ts'
import { sizeOf, type TownOptions, type TownSize } from './sizes.ts'
import type { Town, TownCompound } from './town.ts'
import { unionOf } from './union.ts'

const MOST_SHEETS = 20

/**
 * A whole town from a seed: the same options give the same town, down to the last id. The first community and the
 * village are 南桥社区 and 柳湾村; larger towns have more communities of the same making.
 */
export function generateTown(options: TownOptions): Town {
  const random = createRandom(`gridhold ${options.seed}`)
  const size = sizeOf(options)
  const { ground, drawn } = draw(size, random)
  nameGrids(ground.sheet.land, drawn)
  const furnished = furnish(ground.sheet, drawn, random.fork('furnish'))

  const ids = random.fork('ids')
  const compoundIds = new Map<CompoundDraft, string>()
  const compounds = furnished.compounds.map((compound): TownCompound => {
    const id = ids.uuid()
    compoundIds.set(compound, id)
    const { community, name, kind, address, faces } = compound
    return { id, community, name, kind, address, shape: unionOf(ground.sheet.land, faces) }
  })
  const settlements = settlementsOf(drawn)
  const counted = takeCensus(
    furnished.buildings.map(({ draft, community }) => ({
      draft,
      community,
      compound: draft.compound === null ? null : compoundIds.get(draft.compound)!,
    })),
    settlements,
    random.fork('census'),
  )
  const census = withLives(counted, random.fork('lives'))
  const keys = new Map<GridDraft, GridKey>()
  const coverage = coverageOf(ground, drawn, keys, random.fork('grids'))
  const service = serve(drawn, keys, settlements, census, random.fork('service'))
  const { land } = ground.sheet
  const middle = (faces: readonly number[]) => toPosition(centroidOf(land.outline(faces[0]!)))
  const unitOf = census.unitOf(drawn.planted.cutUnit)

  const town: Town = {
    county: COUNTY,
    jurisdictions: jurisdictionsOf(
      coverage.communities.map(({ code, name, shape }) => ({ code, name, outline: shape })),
      random.fork('jurisdictions'),
    ),
    chart: service.roll.chart,
    coverage,
    waters: [{ id: ids.uuid(), name: '宁水河', shape: unionOf(land, ground.water) }],
    roads: roadsOf(ground.sheet.lines, ids),
    compounds: withExampleEstate(compounds, census),
    buildings: census.buildings,
    units: census.units,
    households: census.households,
    persons: census.persons,
    staff: service.roll.staff,
    posts: service.roll.posts,
    contacts: service.contacts,
    welfareTags: service.welfareTags,
    facilities: [
      ...drawn.communities.flatMap((community) => facilitiesOf(land, community, community.compounds, ids)),
      ...villageFacilities(drawn.village, housesOf(drawn)[0]!.rect.centre, ids),
    ],
    organisations: furnished.organisations,
    boards: service.boards,
    notices: noticesOf(service.boards, drawn.village.code, random.fork('notices')),
    accounts: service.accounts,
    planted: {
      outerGap: middle([drawn.planted.outerGap.face]),
      innerGap: {
        position: middle([drawn.planted.innerGap.face]),
        holder: keys.get(drawn.planted.holder)!,
        households: drawn.planted.holder.wanted,
      },
      overBand: keys.get(drawn.planted.over)!,
      underBand: keys.get(drawn.planted.under)!,
      unstaffed: drawn.planted.unstaffed.map((grid) => keys.get(grid)!),
      loadedContact: service.loadedContact,
      withoutContact: service.withoutContact,
      cutUnit: unitOf,
    },
  }
  return { ...town, boards: hung(town.boards, town.facilities) }
}

/** Draws until there is a place for everything that is to be planted; hardly ever more than once. */
function draw(size: TownSize, random: Random): { ground: Ground; drawn: DrawnTown } {
  const mean = size.thirdLevel / size.communities
  const shares = new Array<number>(size.communities).fill(mean)
  for (let sheet = 1; sheet <= MOST_SHEETS; sheet++) {
    const ground = drawGround(shares, random.fork(`ground ${sheet}`))
    const drawn = drawTown(ground, size, random.fork(`town ${sheet}`))
    if (drawn !== null) return { ground, drawn }
  }
  throw new Error(`${MOST_SHEETS} drawings had no place for what is planted`)
}

/** The village's houses by its lane, from the middle outwards. */
function housesOf(drawn: DrawnTown): BuildingDraft[] {
  return drawn.village.grids[1]!.cells.flatMap((cell) => cell.doors.map((door) => door.building))
}

function coverageOf(ground: Ground, drawn: DrawnTown, keys: Map<GridDraft, GridKey>, random: Random) {
  const { land } = ground.sheet
  const communities: DrawnCommunity[] = []
  const exemptions: DrawnExemption[] = []
  const grids: DrawnGrid[] = []
  const outer = drawn.planted.outerGap.face
  const places = [
    ...drawn.communities.map((place, i) => ({
      place,
      levels: ['一级网格', '二级网格', '三级网格'],
      faces: [...place.first.flatMap(groundOf), ...(i === 0 ? [outer] : [])],
    })),
    {
      place: drawn.village,
      levels: ['网格'],
      faces: [...drawn.village.grids.flatMap(groundOf), ...drawn.village.farmland],
    },
  ]
  places.forEach(({ place: { code, name }, levels, faces }, i) => {
    const { water, verges } = ground.territories[i]!
    communities.push({ code, name, levels, shape: unionOf(land, [...faces, ...water, ...verges]) })
    for (const [reason, unheld] of [
      ['water', water],
      ['road', verges],
    ] as const) {
      if (unheld.length > 0) exemptions.push({ community: code, reason, shape: unionOf(land, unheld) })
    }
  })
  for (const community of drawn.communities)
    grids.push(...drawGrids(land, community.first, true, keys, random))
  grids.push(...drawGrids(land, drawn.village.grids, false, keys, random))
  exemptions.push({
    community: drawn.village.code,
    reason: 'farmland',
    shape: unionOf(land, drawn.village.farmland),
  })
  return { root: STREET, communities, grids, exemptions }
}
