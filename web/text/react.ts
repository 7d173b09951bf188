import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { AdminWords } from './admin.ts'
import { account as accountEn } from './en/account.ts'
import { coverage as coverageEn } from './en/coverage.ts'
import { find as findEn } from './en/find.ts'
import { finding as findingEn } from './en/finding.ts'
import { handover as handoverEn } from './en/handover.ts'
import { needs as needsEn } from './en/needs.ts'
import { people as peopleEn } from './en/people.ts'
import { peopleForm as peopleFormEn } from './en/people-form.ts'
import { household as householdEn } from './en/people-household.ts'
import { plan as planEn } from './en/plan.ts'
import { planBar as planBarEn } from './en/plan-bar.ts'
import { planComments as planCommentsEn } from './en/plan-comments.ts'
import { planDifference as planDifferenceEn } from './en/plan-difference.ts'
import { planExport as planExportEn } from './en/plan-export.ts'
import { planFindings as planFindingsEn } from './en/plan-findings.ts'
import { planGrid as planGridEn } from './en/plan-grid.ts'
import { planHistory as planHistoryEn } from './en/plan-history.ts'
import { planSteps as planStepsEn } from './en/plan-steps.ts'
import { planTools as planToolsEn } from './en/plan-tools.ts'
import { planUnderlay as planUnderlayEn } from './en/plan-underlay.ts'
import { refusal as refusalEn } from './en/refusal.ts'
import { reports as reportsEn } from './en/reports.ts'
import { site as siteEn } from './en/site.ts'
import { visits as visitsEn } from './en/visits.ts'
import { chooseLanguage, chosenLanguage } from './language.ts'
import { account } from './zh-CN/account.ts'
import { coverage } from './zh-CN/coverage.ts'
import { find } from './zh-CN/find.ts'
import { finding } from './zh-CN/finding.ts'
import { handover } from './zh-CN/handover.ts'
import { needs } from './zh-CN/needs.ts'
import { people } from './zh-CN/people.ts'
import { peopleForm } from './zh-CN/people-form.ts'
import { household } from './zh-CN/people-household.ts'
import { plan } from './zh-CN/plan.ts'
import { planBar } from './zh-CN/plan-bar.ts'
import { planComments } from './zh-CN/plan-comments.ts'
import { planDifference } from './zh-CN/plan-difference.ts'
import { planExport } from './zh-CN/plan-export.ts'
import { planFindings } from './zh-CN/plan-findings.ts'
import { planGrid } from './zh-CN/plan-grid.ts'
import { planHistory } from './zh-CN/plan-history.ts'
import { planSteps } from './zh-CN/plan-steps.ts'
import { planTools } from './zh-CN/plan-tools.ts'
import { planUnderlay } from './zh-CN/plan-underlay.ts'
import { refusal } from './zh-CN/refusal.ts'
import { reports } from './zh-CN/reports.ts'
import { site } from './zh-CN/site.ts'
import { visits } from './zh-CN/visits.ts'

const chinese = {
  site,
  account,
  find,
  people,
  household,
  peopleForm,
  handover,
  needs,
  coverage,
  finding,
  plan,
  planDifference,
  planExport,
  planFindings,
  planGrid,
  planHistory,
  refusal,
  planBar,
  planComments,
  planSteps,
  planTools,
  planUnderlay,
  visits,
  reports,
}
const english = {
  site: siteEn,
  account: accountEn,
  find: findEn,
  people: peopleEn,
  household: householdEn,
  peopleForm: peopleFormEn,
  handover: handoverEn,
  needs: needsEn,
  coverage: coverageEn,
  finding: findingEn,
  plan: planEn,
  planDifference: planDifferenceEn,
  planExport: planExportEn,
  planFindings: planFindingsEn,
  planGrid: planGridEn,
  planHistory: planHistoryEn,
  planBar: planBarEn,
  planComments: planCommentsEn,
  planSteps: planStepsEn,
  planTools: planToolsEn,
  planUnderlay: planUnderlayEn,
  refusal: refusalEn,
  visits: visitsEn,
  reports: reportsEn,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'site'
    resources: typeof chinese & AdminWords
    /** Keys are flat; only a dictionary's name is split off, as in `finding:outer-gap`. */
    keySeparator: false
  }
}

/** Starts the words of the React pages in the language chosen on this device. */
export function startText(): void {
  if (i18next.isInitialized) return
  const language = chosenLanguage()
  chooseLanguage(language)
  i18next.on('languageChanged', (next) => chooseLanguage(next === 'en' ? 'en' : 'zh-CN'))
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { 'zh-CN': chinese, en: english },
    defaultNS: 'site',
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
}
