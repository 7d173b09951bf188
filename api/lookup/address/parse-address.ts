import { normalText } from './normal-text.ts'

/** An address in parts; a part that was not written is null. Numbers keep their letters: a, 3a, 18-2. */
export interface AddressParts {
  /** What is left when the numbered parts are taken out: place, compound, road; parts divided by `|`. */
  readonly names: string
  /** 建设路18号, 12号 of a courtyard. */
  readonly number: string | null
  /** The second such number: 12 of 建设路18号幸福里12号. */
  readonly house: string | null
  /** 三组: villagers' group. */
  readonly group: string | null
  /** 3号楼, 3栋, 3幢, A座, 3#. */
  readonly building: string | null
  /** 2单元. */
  readonly unit: string | null
}

const PHONE = /1\d{10}/g
const BLOCK_UNIT_ROOM = /([a-z]?\d{1,3}|[a-z])-(\d{1,2})-\d{2,5}(?:室|号|户|房)?/
const GROUP = /第?(\d+)(?:村民小组|小组|组)/
const UNIT = /第?(\d+|[a-z])单元/
const BUILDING = /第?([a-z]?\d+[a-z]?|[a-z])(?:号楼|栋楼?|幢楼?|座楼?|#楼?)/
const NUMBER = /(\d+(?:-\d+)?)号院?(?!楼)/
const UNIT_ROOM = /(?<!\d)(\d{1,2})-\d{3,5}(?:室|号|户|房)?/
const BLOCK_ROOM = /(?<!\d)(\d{1,3})-(\d{1,5})(?:室|户|房)?$/
const FLOOR = /(?<!\d)(\d+)(?:层|楼|f)/
const ROOM = /\d+(?:室|户|房)/
const BARE = /-?(\d+)[a-z]?$/

/** Unlabelled numbers up to this one are buildings, beyond it rooms: 南桥花园12, 南桥花园501. */
const LARGEST_BARE_BUILDING = 99

/** Most digits of a room number at the end of a two-part number that may still be a unit: 3-2 against 3-501. */
const UNIT_DIGITS = 2

/** Reads an address as people of a town write it. Every text is one: what is not understood stays in `names`. */
export function parseAddress(text: string): AddressParts {
  let rest = normalText(text).replace(PHONE, '|')
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match !== null) rest = `${rest.slice(0, match.index)}|${rest.slice(match.index + match[0].length)}`
    return match
  }

  const compact = take(BLOCK_UNIT_ROOM)
  const group = take(GROUP)?.[1] ?? null
  let unit = compact?.[2] ?? take(UNIT)?.[1] ?? null
  let building = compact?.[1] ?? take(BUILDING)?.[1] ?? null
  const number = take(NUMBER)?.[1] ?? null
  const house = take(NUMBER)?.[1] ?? null
  if (building !== null && unit === null) unit = take(UNIT_ROOM)?.[1] ?? null
  if (building === null) {
    const pair = take(BLOCK_ROOM)
    building = pair?.[1] ?? null
    if (pair !== null && unit === null && pair[2]!.length <= UNIT_DIGITS) unit = pair[2]!
  }
  const floor = take(FLOOR)?.[1] ?? null
  take(ROOM)
  const bare = take(BARE)?.[1] ?? null
  if (building === null && number === null) building = floor ?? (isBuilding(bare) ? bare : null)
  return {
    names: rest
      .replace(/[-#]/g, '')
      .replace(/\|+/g, '|')
      .replace(/^\||\|$/g, ''),
    number,
    house,
    group,
    building,
    unit,
  }
}

function isBuilding(bare: string | null): boolean {
  return bare !== null && Number(bare) <= LARGEST_BARE_BUILDING
}
