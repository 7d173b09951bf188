import type { Sheet } from './divide.ts'
import type { DrawnTown } from './draw-town.ts'
import { nameCompound, numberBuildings } from './gates.ts'
import { createNamers, givenName, landline, surname } from './names.ts'
import type { BuildingDraft, CompoundDraft } from './plan-of-town.ts'
import { toPosition } from './plane.ts'
import { dot } from './polygon.ts'
import { buildPublic } from './public-buildings.ts'
import type { Random } from './random.ts'
import { Addresses, nameRoads } from './roads.ts'
import { buildShops } from './shops.ts'
import type { TownOrganisation } from './town.ts'

/** Every compound and building with its name and address. */
export interface Furnished {
  readonly compounds: readonly CompoundDraft[]
  readonly buildings: readonly { readonly draft: BuildingDraft; readonly community: string }[]
  readonly organisations: TownOrganisation[]
}

const TRADES = [
  '超市',
  '餐馆',
  '药店',
  '理发店',
  '五金店',
  '快递驿站',
  '水果店',
  '早餐店',
  '服装店',
  '文具店',
  '诊所',
  '修理铺',
]
const SHOP_NAMES = [
  '惠民',
  '福顺',
  '老街',
  '万家',
  '好邻居',
  '康泰',
  '鑫源',
  '便利',
  '美佳',
  '如意',
  '四季',
  '顺达',
  '一品',
  '宏达',
]

/** Names roads, gives compounds their gates and numbers, and builds public houses and shops. */
export function furnish(sheet: Sheet, town: DrawnTown, random: Random): Furnished {
  const namers = createNamers(random)
  nameRoads(sheet.lines, namers)
  const addresses = new Addresses()
  const compounds: CompoundDraft[] = []
  const buildings: { draft: BuildingDraft; community: string }[] = []
  const organisations: TownOrganisation[] = []
  const organise = (community: string, kind: string, name: string, building: BuildingDraft): void => {
    organisations.push({
      id: random.uuid(),
      community,
      kind,
      name,
      dutyName: surname(random) + givenName(random.chance(0.5) ? 'female' : 'male', random),
      dutyPhone: landline(random),
      position: toPosition(building.rect.centre),
    })
  }
  for (const place of [...town.communities, town.village]) {
    for (const compound of place.compounds) {
      buildPublic(sheet, compound, random)
      numberHouses(compound)
      nameCompound(sheet, compound, namers, addresses)
      compounds.push(compound)
      for (const draft of compound.buildings) buildings.push({ draft, community: place.code })
      const first = compound.buildings[0]
      if (first !== undefined && ['school', 'company', 'market'].includes(compound.kind)) {
        organise(place.code, compound.kind, compound.name!, first)
      }
    }
    for (const compound of place.compounds) {
      if (compound.kind === 'farmland' || compound.kind === 'courtyard' || compound.kind === 'park') continue
      for (const face of compound.faces) {
        const standing = compound.buildings.map((building) => building.rect)
        for (const shop of buildShops(sheet, face, standing, addresses, random)) {
          buildings.push({ draft: shop, community: place.code })
          const trade = random.pick(TRADES)
          organise(place.code, 'shop', `${random.pick(SHOP_NAMES)}${trade}`, shop)
        }
      }
    }
  }
  return { compounds, buildings, organisations }
}

/** From the south row to the north, in a row from the west. */
function numberHouses(compound: CompoundDraft): void {
  if (compound.kind !== 'residential' && compound.kind !== 'courtyard') return
  numberBuildings(compound.buildings, ({ rect }) => {
    const row = Math.round(dot(rect.centre, rect.frame.v) / 14)
    return row * 10_000 + dot(rect.centre, rect.frame.u)
  })
}
