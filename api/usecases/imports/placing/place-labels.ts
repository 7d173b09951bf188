import { normalText } from '../../../lookup/address/normal-text.ts'
import { readAddress } from '../../../lookup/address/parse-address.ts'
import { remembered } from './place-remembered.ts'

const BARE = /^\d+[a-z]?$|^[a-z]$/

/** What a building may be found by besides its code and its very name: 3 of 3号楼, 3栋 and 3#, 12 of 12号, a of A座. */
export function buildingLabels(word: string): readonly string[] {
  const plain = normalText(word)
  if (BARE.test(plain)) return [`building ${plain}`, `house ${plain}`]
  const { parts, names } = readAddress(word)
  if (names !== '') return [`name ${plain}`]
  if (parts.building !== null) return [`building ${parts.building}`]
  if (parts.number !== null) return [`house ${parts.number}`]
  return [`name ${plain}`]
}

/** What a unit is known by, however it is written: 2 of 2单元, 二单元 and 2; 东 of 东单元. */
export const unitLabel = remembered((word: string): string => {
  const plain = normalText(word)
  return BARE.test(plain) ? plain : (readAddress(word).parts.unit ?? plain)
})

/** What a unit that is not there yet is called. */
export function unitName(word: string): string {
  const label = unitLabel(word)
  return BARE.test(label) || label.length === 1 ? `${label.toUpperCase()}单元` : word.trim()
}
