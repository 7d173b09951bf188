import type { Door } from '../in-force.ts'

const BRACKETS = /[(（【[]([^)）】\]]*)[)）】\]]/g
const OLD = /^(?:原名?|旧称|又名|又称|俗称|曾用名|也叫|别名)\s*[:：]?/

/** The names a door's compound goes by, its own first, then those an office entered. */
export function compoundNames({ compoundName, compoundAliases = [] }: Door): string[] {
  return [...aliasesOf(compoundName ?? ''), ...compoundAliases]
}

/**
 * The names within one: 幸福里（原机械厂家属院） and 一号院/机关大院 hold two each. Registers that know no column for other
 * names have them there.
 */
function aliasesOf(name: string): string[] {
  const others: string[] = []
  const own = name.replace(BRACKETS, (_, inside: string) => {
    others.push(...inside.split(/[、,，;；]/))
    return ''
  })
  return [...own.split(/[/／]/), ...others]
    .map((alias) => alias.trim().replace(OLD, ''))
    .filter((alias) => alias !== '')
}
