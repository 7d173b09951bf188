import { adminAudit } from '../../text/zh-CN/admin-audit.ts'

/** What can be done according to the audit: every verb there is a word for, in the order of the words. */
export const VERBS = Object.keys(adminAudit).flatMap((key) => (key.startsWith('verb-') ? [key.slice(5)] : []))
