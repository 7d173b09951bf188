import compression from 'compression'
import express, { type Express } from 'express'
import type { Logger } from 'pino'
import type { Events } from './events.ts'
import type { Live } from './live.ts'
import type { Db } from './repositories/connection.ts'
import { accessLog } from './routes/access-log.ts'
import { accountRoutes } from './routes/account.ts'
import { adminAccountRoutes } from './routes/admin-accounts.ts'
import { adminChartRoutes } from './routes/admin-chart.ts'
import { adminStaffRoutes } from './routes/admin-staff.ts'
import { aliasRoutes } from './routes/aliases.ts'
import { auditRoutes } from './routes/audit.ts'
import { createAuthenticate } from './routes/authenticate.ts'
import { authenticateGis } from './routes/authenticate-gis.ts'
import { boardScreenRoutes } from './routes/board-screens.ts'
import { boardRoutes } from './routes/boards.ts'
import { boardAdminRoutes } from './routes/boards-admin.ts'
import { createSessionCookie } from './routes/cookie.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { doorCodeRoutes } from './routes/door-codes.ts'
import { doorRoutes } from './routes/doors.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/exports.ts'
import { notFound, replyWithFailure } from './routes/failure.ts'
import { gridRoutes } from './routes/grids.ts'
import { groupPictureRoutes } from './routes/group-pictures.ts'
import { handoverRoutes } from './routes/handover.ts'
import { healthRoutes } from './routes/health.ts'
import { hereRoutes } from './routes/here.ts'
import { herePageRoutes } from './routes/here-page.ts'
import { householdChangeRoutes } from './routes/household-changes.ts'
import { householdMemberRoutes } from './routes/household-members.ts'
import { householdSearchRoutes } from './routes/household-search.ts'
import { householdRoutes } from './routes/households.ts'
import { importTemplateRoutes } from './routes/import-templates.ts'
import { importRoutes } from './routes/imports.ts'
import { limitByAddress } from './routes/limit.ts'
import { locateRoutes } from './routes/locate.ts'
import { lookupRoutes } from './routes/lookup.ts'
import { createMetrics } from './routes/metrics.ts'
import { needRoutes } from './routes/needs.ts'
import { ogcRoutes } from './routes/ogc.ts'
import { pageRoutes } from './routes/pages.ts'
import { patrolRoutes } from './routes/patrols.ts'
import { planDifferenceRoutes } from './routes/plan-difference.ts'
import { planFindingRoutes } from './routes/plan-findings.ts'
import { planRoutes } from './routes/plans.ts'
import { planActionRoutes } from './routes/plans-actions.ts'
import { planStepRoutes } from './routes/plans-steps.ts'
import { posterRoutes } from './routes/posters.ts'
import { reportRoutes } from './routes/reports.ts'
import { retentionRoutes } from './routes/retention.ts'
import { revealRoutes } from './routes/reveal.ts'
import { revealLogRoutes } from './routes/reveals.ts'
import { roundRoutes } from './routes/round.ts'
import { boardFrame, pageHeaders, replyHeaders, sameSiteOnly } from './routes/security.ts'
import { sessionRoutes } from './routes/session.ts'
import { sessionsRoutes } from './routes/sessions.ts'
import { sheetsRoutes } from './routes/sheets.ts'
import { publicPhotoRoutes, staffPhotoRoutes } from './routes/staff-photos.ts'
import { subjectRoutes } from './routes/subjects.ts'
import { tileRoutes } from './routes/tiles.ts'
import { underlayRoutes } from './routes/underlays.ts'
import { visitRuleRoutes } from './routes/visit-rules.ts'
import { visitRoutes } from './routes/visits.ts'
import { writingRoutes } from './routes/writing.ts'
import type { Secrets } from './secrets/secrets.ts'
import { underlayFolder } from './underlays/underlays.ts'
import { createImportDesk } from './usecases/imports/jobs/job.ts'
import { createDraftStore } from './usecases/plans/draft-store.ts'
import { createInspections } from './usecases/plans/plan-findings-inspections.ts'
import { createPlanOfDay } from './usecases/plans/plan-of-day.ts'

/** What the application is made of; whoever makes them also closes them. */
export interface AppDeps {
  readonly db: Db
  readonly live: Live
  /** The bus that pages listen to; closing it ends their streams. */
  readonly events: Events
  readonly secrets: Secrets
  readonly logger: Logger
  /** Where people reach this server, e.g. `https://grid.example`; https makes cookies secure. */
  readonly publicUrl: string | undefined
  /** Folder of the built pages. */
  readonly pages: string
  /** Folder of pictures in tiles that planners draw over; none without. */
  readonly underlays?: string
}

/** Address searches from one network address; an office shares one, and typing asks several times a second. */
const LOOKUPS = { requests: 300, seconds: 10 }

/**
 * The whole application; it never listens. The look-up comes before everything it does not need: behind it
 * stand the checks of origin, sessions and pages, which cost more than the look-up itself.
 */
export function createApp(deps: AppDeps): Express {
  const { db, live, publicUrl } = deps
  const https = publicUrl?.startsWith('https:') ?? false
  const cookie = createSessionCookie(https)
  const authenticate = createAuthenticate(db, cookie)
  const metrics = createMetrics(live)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  // A reverse proxy on this machine may say for whom it asks; nobody else is believed.
  app.set('trust proxy', 'loopback')

  app.use(metrics.measure, replyHeaders)
  app.use(healthRoutes(db, live))
  app.use(tileRoutes(live, authenticate))
  app.use(locateRoutes(live, createPlanOfDay(db, live, deps.secrets)))
  app.use(['/api/lookup', '/api/doors'], limitByAddress(LOOKUPS))
  app.use(lookupRoutes(live), doorRoutes(live))
  // Before the log of requests too: whoever sends thousands shall not fill it.
  const sameSite = sameSiteOnly(publicUrl)
  app.use(hereRoutes(db, live, deps.secrets, sameSite))
  app.use(metrics.routes)
  app.use(['/api', '/ogc'], accessLog(deps.logger))
  // What is public is compressed; replies about people are not, lest their length tell of them.
  const compressed = compression()
  app.use(['/api/grids', '/api/boards'], compressed)
  app.use(gridRoutes(db, live), boardRoutes(live), posterRoutes(live, publicUrl))
  app.use(publicPhotoRoutes(db, live))
  app.use(ogcRoutes(db, live, publicUrl, authenticateGis(db, authenticate)))
  app.use(eventRoutes(deps.events))
  app.use(sameSite)
  app.use(boardScreenRoutes(db, live), boardAdminRoutes(deps, authenticate))
  app.use(staffPhotoRoutes(db, live, authenticate))
  app.use(sessionRoutes(db, deps.secrets, cookie, authenticate), sessionsRoutes(db, cookie, authenticate))
  app.use(accountRoutes(db, deps.secrets, authenticate))
  app.use(adminStaffRoutes(db, live, deps.secrets, authenticate), adminChartRoutes(db, live, authenticate))
  app.use(adminAccountRoutes(db, authenticate))
  app.use(importTemplateRoutes(authenticate))
  app.use(importRoutes(createImportDesk(db, deps.secrets, live, deps.logger), authenticate))
  app.use(needRoutes(db, live, deps.secrets, authenticate))
  app.use(groupPictureRoutes(db, live, authenticate), doorCodeRoutes(db, live, authenticate))
  app.use(coverageRoutes(db, authenticate), aliasRoutes(db, live, authenticate))
  app.use(
    householdRoutes(db, live, deps.secrets, authenticate),
    householdChangeRoutes(db, live, deps.secrets, authenticate),
    householdMemberRoutes(db, deps.secrets, authenticate),
  )
  app.use(revealRoutes(db, deps.secrets, authenticate))
  app.use(householdSearchRoutes(db, live, deps.secrets, authenticate))
  app.use(subjectRoutes(db, deps.secrets, authenticate))
  app.use(retentionRoutes(db, live, authenticate))
  app.use(exportRoutes(db, deps.secrets, authenticate))
  app.use(revealLogRoutes(db, authenticate), auditRoutes(db, authenticate))
  app.use(visitRoutes(db, authenticate), patrolRoutes(db, authenticate), roundRoutes(db, authenticate))
  app.use(visitRuleRoutes(db, authenticate), reportRoutes(db, authenticate))
  app.use(sheetsRoutes(live, publicUrl, authenticate))
  app.use(planDifferenceRoutes(db, live, authenticate))
  app.use(handoverRoutes(db, authenticate))
  app.use(underlayRoutes(underlayFolder(deps.underlays), authenticate))
  const drawing = { drafts: createDraftStore(), events: deps.events }
  const stores = { drafts: drawing.drafts, inspections: createInspections() }
  app.use(planFindingRoutes(db, stores, authenticate), writingRoutes(db, stores, authenticate))
  app.use(
    planRoutes(db, live, drawing, authenticate),
    planActionRoutes(db, drawing, authenticate),
    planStepRoutes(db, live, drawing, authenticate),
  )
  app.use(['/api', '/tiles'], notFound)
  app.use(pageHeaders(https))
  app.use('/board', boardFrame)
  app.use(compressed, herePageRoutes(deps.pages, live), pageRoutes(deps.pages))
  app.use(notFound)
  app.use(replyWithFailure(deps.logger))
  return app
}
