import { USUAL_SETTINGS } from '#contract/boards.ts'
import { toDegrees } from '#geometry/position.ts'
import { overlay } from '#plan/overlay.ts'
import { analyse } from '../api/repositories/analyse.ts'
import type { Db } from '../api/repositories/connection.ts'
import type { AcceptedFinding, PlanRef } from '../api/repositories/plans.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { addAccount } from '../api/usecases/accounts/add-account.ts'
import { sampleNeeds } from '../api/usecases/doors/need-samples.ts'
import { type SettleStep, settleTown } from '../api/usecases/operations/settle-town.ts'
import { activatePlan } from '../api/usecases/plans/activate-plan.ts'
import { createDraft } from '../api/usecases/plans/create-draft.ts'
import { approvePlan, submitPlan } from '../api/usecases/plans/move-plan.ts'
import { isRefused, type PlanRefusal } from '../api/usecases/plans/plan-refusal.ts'
import { publishPlan } from '../api/usecases/plans/publish-plan.ts'
import { sampleVisits } from '../api/usecases/visits/visit-samples.ts'
import type { DemoAccount } from './demo-accounts.ts'
import { makePassword } from './password.ts'
import type { Town } from './town/town.ts'

/** What is being done, in this order. */
export type LoadStep = SettleStep | 'draft' | 'publish' | 'activate' | 'accounts'

/** How a town is loaded. */
export interface LoadOptions {
  /** The day its plan takes effect, `YYYY-MM-DD`. */
  readonly today: string
  /** Told what is being done and how many rows of it are written. */
  readonly onProgress?: (step: LoadStep, rows: number) => void
  /** The password of an account by its user name; default: random ones. */
  readonly passwordOf?: (username: string) => string
}

/** Why each rule's blocking findings of a sample are published all the same; shown beside the finding. */
const KEPT: Readonly<Record<string, string>> = {
  'outer-gap': '样例：特意保留的空白，无人负责',
  'inner-gap': '样例：特意保留的空白，只有上级网格负责',
  'unit-cut': '样例：特意保留，一个单元被边界切开',
  'household-unheld': '样例：特意保留，住户在空白里',
}

/**
 * Writes a town through the use cases: ground and people, a draft, its publication with every blocking finding
 * accepted by name, its activation, the accounts. The county must be empty. Throws when a step is refused, which
 * for a generated town is a fault of the generator.
 */
export async function loadTown(
  db: Db,
  secrets: Secrets,
  town: Town,
  { today, onProgress, passwordOf = makePassword }: LoadOptions,
): Promise<{ accounts: DemoAccount[] }> {
  await settleTown(db, secrets, recordsOf(town, today), onProgress)
  await analyse(db)
  onProgress?.('draft', town.coverage.grids.length)
  const { snapshot } = overlay(town.coverage)
  const draft = { county: town.county, name: nameOf(town), snapshot, source: '样例生成器 / sample generator' }
  const plan = await createDraft(db, draft)
  must(await submitPlan(db, plan))
  must(await approvePlan(db, plan))
  onProgress?.('publish', snapshot.faces.length)
  // Since yesterday: a plan drawn on the first day can then be put into force on that day.
  await publishKnowingly(db, plan, dayAfter(today, -1))
  onProgress?.('activate', town.households.length)
  must(await activatePlan(db, plan, today))
  await analyse(db)
  onProgress?.('accounts', town.accounts.length)
  const accounts = await addAccounts(db, town, passwordOf)
  await sampleVisits(db, town.county, today)
  await sampleNeeds(db, town.county, today)
  return { accounts }
}

function recordsOf(town: Town, today: string): Parameters<typeof settleTown>[2] {
  return {
    ...town,
    buildings: town.buildings.map((building) => ({
      ...building,
      outline: building.outline && [building.outline],
      sourceCode: null,
    })),
    households: town.households.map((household) => ({ ...household, sourceCode: null })),
    boards: town.boards.map(({ here = null, ...board }) => ({
      ...board,
      settings: { ...USUAL_SETTINGS, here: here && toDegrees(here) },
      notices: (town.notices ?? [])
        .filter((notice) => notice.board === board.slug)
        .map(({ board: _, fromDays, untilDays, ...notice }) => ({
          ...notice,
          from: dayAfter(today, fromDays),
          until: dayAfter(today, untilDays),
        })),
    })),
  }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The plan bears the name of its root. */
function nameOf(town: Town): string {
  const root = town.jurisdictions.find(({ code }) => code === town.coverage.root)
  if (root === undefined) throw new Error(`The town has no jurisdiction ${town.coverage.root}`)
  return `${root.name}网格方案`
}

/** Publishes once to learn what blocks, then again with each of these findings accepted. */
async function publishKnowingly(db: Db, plan: PlanRef, effectiveFrom: string): Promise<void> {
  const publication = { effectiveFrom, note: '样例' }
  const first = await publishPlan(db, plan, { ...publication, accept: [] })
  if (!isRefused(first)) return
  if (first.refused !== 'findings-not-accepted') must(first)
  else {
    const accept = first.findings.map(
      ({ rule, key }): AcceptedFinding => ({ rule, key, reason: KEPT[rule] ?? '样例：特意保留' }),
    )
    must(await publishPlan(db, plan, { ...publication, accept }))
  }
}

async function addAccounts(
  db: Db,
  { accounts, county }: Town,
  passwordOf: (username: string) => string,
): Promise<DemoAccount[]> {
  return Promise.all(
    accounts.map(async (account) => {
      const password = passwordOf(account.username)
      const outcome = await addAccount(db, { ...account, county, password })
      if ('refused' in outcome)
        throw new Error(`The account ${account.username} is refused: ${outcome.refused}`)
      return { username: account.username, password }
    }),
  )
}

function must<Done extends object>(outcome: Done | PlanRefusal): asserts outcome is Done {
  if (isRefused(outcome)) throw new Error(`The town's plan is refused: ${JSON.stringify(outcome)}`)
}
