import type { UnderstoodPart } from '#contract/lookup.ts'
import type { Door } from '../in-force.ts'
import { ADDRESS_PARTS, type AddressPart, formatPart } from './address-parts.ts'
import { compoundNames } from './aliases.ts'
import { knownName, nameLikeness, type WrittenNames } from './name-likeness.ts'
import { halfWidth, normalText } from './normal-text.ts'
import { type ReadAddress, readAddress } from './parse-address.ts'
import { shortRegion } from './regions-of-china.ts'

/** What was understood of an address, largest part first, and the words that were not. */
export interface Understanding {
  readonly understood: readonly UnderstoodPart[]
  readonly left: readonly string[]
}

/** What the town knows of an address: a door, or only the place it should be in. */
export interface Meant {
  readonly door: Door
  /** Whether the door itself is meant and not only its place. */
  readonly isDoor: boolean
}

const REGIONS = ['province', 'city', 'district', 'street'] as const
const LABELS = ['number', 'house', 'group', 'building', 'unit', 'floor', 'room'] as const

/** What is left of a name when the part of it that the town knows was taken out says nothing by itself. */
const HOLLOW = /^(?:中国|小区|社区|居委会|村|村委会|院|大院|路|街|的|在|住|那个|\d*期?)$/

/** Says what was understood of `read`, in the words of the town for what it knows (`meant`). */
export function understand(read: ReadAddress, meant: Meant | null): Understanding {
  const said = new Map<AddressPart, string>()
  const rest = new Rest(read)
  if (meant !== null) takeNames(meant.door, read, rest, said)
  for (const level of REGIONS) {
    const region = read.parts[level]
    if (region !== null && rest.takeRegion(region)) said.set(level, region)
  }
  const left = [...read.left.filter((words) => !rest.took(words)), ...rest.pieces()]
  for (const part of LABELS) {
    const label = read.parts[part]
    if (label === null) continue
    const text = textOf(part, label, meant)
    if (text === null) left.push(formatPart(part, label))
    else said.set(part, text)
  }
  return {
    understood: ADDRESS_PARTS.flatMap((part) => {
      const text = said.get(part)
      return text === undefined ? [] : [{ part, text }]
    }),
    left: [...new Set(left)],
  }
}

function takeNames(door: Door, read: ReadAddress, rest: Rest, said: Map<AddressPart, string>): void {
  if (compoundNames(door).some((name) => rest.takeName(name))) said.set('compound', door.compoundName!)
  const building = readAddress(door.buildingName).parts
  const isNamed = building.building === null && building.number === null
  if (isNamed && rest.takeName(door.buildingName)) said.set('building', door.buildingName)
  const road = readAddress(door.compoundAddress ?? '').parts.road ?? building.road
  if (road !== null && rest.takeName(road)) said.set('road', road)
  if (rest.takeName(door.communityName)) {
    said.set(
      read.parts.village === null && !door.communityName.endsWith('村') ? 'community' : 'village',
      door.communityName,
    )
  }
}

/** A number in the town's words; null where the town has no such door. Floors and rooms are told by no door. */
function textOf(part: (typeof LABELS)[number], label: string, meant: Meant | null): string | null {
  if (part === 'room') return label.toUpperCase()
  if (part === 'floor' || meant === null) return formatPart(part, label)
  if (!meant.isDoor) return part === 'number' && isGate(label, meant.door) ? formatPart(part, label) : null
  const { door } = meant
  if (part === 'unit') return door.unitName
  if (part === 'building') return door.buildingName
  if (part === 'group') return door.villagersGroup ?? formatPart(part, label)
  return formatPart(part, label)
}

function isGate(label: string, door: Door): boolean {
  return readAddress(door.compoundAddress ?? '').parts.number === label
}

/** The written names, from which those that were understood are taken. */
class Rest {
  private text: string
  private readonly taken: string[] = []

  constructor({ names }: ReadAddress) {
    this.text = names
  }

  /** Takes out a name of the town, or the piece that may mean it. */
  takeName(name: string): boolean {
    const plain = halfWidth(name)
    if (this.cut(plain)) return true
    const known = knownName(name)
    const piece = this.text
      .split('|')
      .find((words) => nameLikeness(writtenNames([normalText(words)]), known) > 0)
    if (piece === undefined) return false
    return this.cut(piece)
  }

  /** Takes out a region wherever it was written, in full or by its short name. */
  takeRegion(region: string): boolean {
    const names = [region, shortRegion(region) ?? '']
    return names.map((name) => this.cut(name)).some((was) => was)
  }

  /** Whether words were taken as a part of something. */
  took(words: string): boolean {
    return this.taken.some((taken) => taken.includes(words))
  }

  pieces(): string[] {
    return this.text.split('|').filter((piece) => piece !== '' && !HOLLOW.test(piece))
  }

  private cut(words: string): boolean {
    if (words === '') return false
    // A space inside a name (南桥 花园) became a separator.
    const spaced = new RegExp([...words].map(literally).join('\\|?'), 'g')
    const before = this.text
    this.text = before.replace(spaced, '|')
    if (this.text === before) return false
    this.taken.push(words)
    return true
  }
}

function literally(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
}

/** Names of a query from its pieces. */
export function writtenNames(pieces: readonly string[]): WrittenNames {
  const whole = pieces.filter((piece) => piece !== '')
  return { text: whole.join('|'), pieces: whole }
}
