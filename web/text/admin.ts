import i18next from 'i18next'
import { admin as adminEn } from './en/admin.ts'
import { adminAccounts as adminAccountsEn } from './en/admin-accounts.ts'
import { adminAudit as adminAuditEn } from './en/admin-audit.ts'
import { adminBoards as adminBoardsEn } from './en/admin-boards.ts'
import { adminChart as adminChartEn } from './en/admin-chart.ts'
import { adminDoors as adminDoorsEn } from './en/admin-doors.ts'
import { adminExports as adminExportsEn } from './en/admin-exports.ts'
import { adminImports as adminImportsEn } from './en/admin-imports.ts'
import { adminPhotos as adminPhotosEn } from './en/admin-photos.ts'
import { adminPosts as adminPostsEn } from './en/admin-posts.ts'
import { adminRetention as adminRetentionEn } from './en/admin-retention.ts'
import { adminRules as adminRulesEn } from './en/admin-rules.ts'
import { adminStaff as adminStaffEn } from './en/admin-staff.ts'
import { adminSubjects as adminSubjectsEn } from './en/admin-subjects.ts'
import { adminWarnings as adminWarningsEn } from './en/admin-warnings.ts'
import { startText } from './react.ts'
import { admin } from './zh-CN/admin.ts'
import { adminAccounts } from './zh-CN/admin-accounts.ts'
import { adminAudit } from './zh-CN/admin-audit.ts'
import { adminBoards } from './zh-CN/admin-boards.ts'
import { adminChart } from './zh-CN/admin-chart.ts'
import { adminDoors } from './zh-CN/admin-doors.ts'
import { adminExports } from './zh-CN/admin-exports.ts'
import { adminImports } from './zh-CN/admin-imports.ts'
import { adminPhotos } from './zh-CN/admin-photos.ts'
import { adminPosts } from './zh-CN/admin-posts.ts'
import { adminRetention } from './zh-CN/admin-retention.ts'
import { adminRules } from './zh-CN/admin-rules.ts'
import { adminStaff } from './zh-CN/admin-staff.ts'
import { adminSubjects } from './zh-CN/admin-subjects.ts'
import { adminWarnings } from './zh-CN/admin-warnings.ts'

const chinese = {
  admin,
  adminAccounts,
  adminAudit,
  adminBoards,
  adminChart,
  adminDoors,
  adminExports,
  adminImports,
  adminPhotos,
  adminPosts,
  adminRetention,
  adminRules,
  adminStaff,
  adminSubjects,
  adminWarnings,
}
const english = {
  admin: adminEn,
  adminAccounts: adminAccountsEn,
  adminAudit: adminAuditEn,
  adminBoards: adminBoardsEn,
  adminChart: adminChartEn,
  adminDoors: adminDoorsEn,
  adminExports: adminExportsEn,
  adminImports: adminImportsEn,
  adminPhotos: adminPhotosEn,
  adminPosts: adminPostsEn,
  adminRetention: adminRetentionEn,
  adminRules: adminRulesEn,
  adminStaff: adminStaffEn,
  adminSubjects: adminSubjectsEn,
  adminWarnings: adminWarningsEn,
}
/** The words of the administration, which other pages do not carry. */
export type AdminWords = typeof chinese

/** Adds the words of the administration to those that every staff page starts with. */
export function addAdminText(): void {
  startText()
  for (const [name, words] of Object.entries(chinese)) i18next.addResourceBundle('zh-CN', name, words)
  for (const [name, words] of Object.entries(english)) i18next.addResourceBundle('en', name, words)
}
