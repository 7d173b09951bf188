const BRACKETS = /[(（【[]([^)）】\]]*)[)）】\]]/g
const OLD = /^(?:原名?|旧称|又名|又称|俗称|曾用名|也叫|别名)\s*[:：]?/

/**
 * The names a compound goes by, its own first: 幸福里（原机械厂家属院） and 一号院/机关大院 hold two each. The register has
 * no column for other names; this is where offices write them.
 */
export function aliasesOf(name: string): string[] {
  const others: string[] = []
  const own = name.replace(BRACKETS, (_, inside: string) => {
    others.push(...inside.split(/[、,，;；]/))
    return ''
  })
  return [...own.split(/[/／]/), ...others]
    .map((alias) => alias.trim().replace(OLD, ''))
    .filter((alias) => alias !== '')
}
