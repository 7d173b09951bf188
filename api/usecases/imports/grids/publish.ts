import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import type { Finding } from '#plan/findings.ts'
import type { GridKey } from '#plan/snapshot.ts'
import { type PlanRef, setState } from '../../../repositories/plans.ts'
import type { Ask } from '../../../repositories/request.ts'
import { activateWithin } from '../../plans/activate-plan.ts'
import { isRefused, type PlanRefusal } from '../../plans/plan-refusal.ts'
import { publishWithin } from '../../plans/publish-plan.ts'
import { rootProblem } from './root.ts'

/** How an imported plan goes into force without waiting for anybody. */
export interface ImportPublication {
  /** `YYYY-MM-DD` in the town. */
  readonly effectiveFrom: string
  /** Why blocking findings are accepted; null refuses them. */
  readonly because: string | null
}

export interface Published {
  readonly effectiveFrom: string
  readonly codes: number
  /** False where its day is still to come. */
  readonly activated: boolean
  readonly notes: readonly ImportNote[]
}

/** Takes a draft all the way within one transaction; a refusal comes as problems, and the transaction must not stay. */
export async function publishImported(
  ask: Ask,
  plan: PlanRef,
  { effectiveFrom, because }: ImportPublication,
  today: string,
  nameOf: (key: GridKey) => string,
): Promise<Published | { readonly problems: readonly ImportProblem[] }> {
  await setState(ask, plan, 'draft', 'submitted')
  await setState(ask, plan, 'submitted', 'approved')
  const publication = { effectiveFrom, note: null, accept: [] }
  let published = await publishWithin(ask, plan, publication)
  let notes: readonly ImportNote[] = []
  if (isRefused(published) && published.refused === 'findings-not-accepted' && because !== null) {
    const accept = published.findings.map(({ rule, key }) => ({ rule, key, reason: because }))
    notes = acceptedNotes(published.findings, because)
    published = await publishWithin(ask, plan, { ...publication, accept })
  }
  if (isRefused(published)) return { problems: refusalProblems(published, nameOf) }
  if (effectiveFrom > today) return { effectiveFrom, codes: published.codes, activated: false, notes }
  const activated = await activateWithin(ask, plan, today)
  if (isRefused(activated)) return { problems: refusalProblems(activated, nameOf) }
  return { effectiveFrom, codes: published.codes, activated: true, notes }
}

function refusalProblems(refusal: PlanRefusal, nameOf: (key: GridKey) => string): ImportProblem[] {
  switch (refusal.refused) {
    case 'findings-not-accepted':
      return [...byRule(refusal.findings)].map(([rule, found]) =>
        rootProblem('finding', { rule, count: found.length, grid: whereIs(found, nameOf) }),
      )
    case 'date-not-rising':
      return [rootProblem('too-early', { last: refusal.after })]
    case 'codes-exhausted':
      return [rootProblem('codes-exhausted', {})]
    case 'too-many-children':
      return [rootProblem('too-many-children', { parent: nameOf(refusal.parent) })]
    default:
      throw new Error(`A plan just drafted cannot be refused for ${refusal.refused}`)
  }
}

function acceptedNotes(findings: readonly Finding[], because: string): ImportNote[] {
  return [...byRule(findings)].map(([rule, found]) => ({
    remark: 'finding-accepted',
    file: null,
    feature: null,
    line: null,
    column: null,
    values: { rule, count: found.length, because },
  }))
}

function byRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding])
  return groups
}

function whereIs(findings: readonly Finding[], nameOf: (key: GridKey) => string): string {
  const grid = findings.find((finding) => finding.grid !== undefined)?.grid
  return grid === undefined ? '–' : nameOf(grid)
}
