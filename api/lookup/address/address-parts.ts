/** An address in parts; a part that was not written is null. Labels keep their letters in lower case: a, 3a, 18-2. */
export interface AddressParts {
  /** Regions by their full names: 江苏省, 泰州市, 兴化市, 昌荣镇. */
  readonly province: string | null
  readonly city: string | null
  /** 区, 县 or a city of that rank. */
  readonly district: string | null
  /** 街道, 镇 or 乡. */
  readonly street: string | null
  readonly community: string | null
  readonly village: string | null
  /** 三组: villagers' group, its number or its name. */
  readonly group: string | null
  readonly road: string | null
  /** 建设路18号; 18-2 of 18号之2; `1~15` is a range, `1~15单` its odd side, `~双` the even side of a road; 777弄. */
  readonly number: string | null
  readonly compound: string | null
  /** The second such number: 12 of 建设路18号幸福里12号. */
  readonly house: string | null
  /** 3号楼, 3栋, 3幢, A座, 3#. */
  readonly building: string | null
  /** 2单元; 东 of 东单元. */
  readonly unit: string | null
  readonly floor: string | null
  /** 501, 17a; 东户, the eastern one of a landing. */
  readonly room: string | null
}

export type AddressPart = keyof AddressParts

/** How a part is written in an address in canonical form, in the order in which one writes them. */
const WRITTEN: Readonly<Record<AddressPart, (label: string) => string>> = {
  province: asIs,
  city: asIs,
  district: asIs,
  street: asIs,
  community: asIs,
  village: asIs,
  group: (group) => `${group}组`,
  road: asIs,
  number: writtenNumber,
  compound: asIs,
  house: writtenNumber,
  building: (building) => (/^[a-z]$/.test(building) ? `${building}座` : `${building}号楼`),
  unit: (unit) => `${unit}单元`,
  floor: (floor) => `${floor}层`,
  room: (room) => (room.endsWith('户') ? room : `${room}室`),
}

export const ADDRESS_PARTS = Object.keys(WRITTEN) as readonly AddressPart[]

/** One part as people write it, letters in capitals: 3号楼, A座, 501室. */
export function formatPart(part: AddressPart, label: string): string {
  return WRITTEN[part](label).replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/** An address in canonical form: its parts from the largest to the smallest with spaces between. */
export function formatAddress(parts: AddressParts): string {
  return ADDRESS_PARTS.flatMap((part) => (parts[part] === null ? [] : [formatPart(part, parts[part])])).join(
    ' ',
  )
}

function asIs(label: string): string {
  return label
}

function writtenNumber(number: string): string {
  const range = /^(\d*)~(\d*)([单双]?)$/.exec(number)
  if (range === null) return number.endsWith('弄') ? number : `${number}号`
  const [, from, to, side] = range
  const sideText = side === '' ? '' : `${side}号`
  return from === '' ? sideText : `${from}号至${to}号${sideText}`
}
