import {
  type Retention,
  type RetentionDone,
  type RetentionRule,
  retention,
  retentionDone,
} from '#contract/protection.ts'
import { type Answer, post, request } from './request.ts'

/** What would go if it were run now. */
export function retentionNow(): Promise<Answer<Retention>> {
  return request(retention, '/api/retention')
}

/** Keeps something for so many days from now on. */
export function keepFor(rule: RetentionRule): Promise<Answer<Retention>> {
  return post(retention, '/api/retention/rules', rule)
}

/** Lets go of everything whose time is up. */
export function runRetention(): Promise<Answer<RetentionDone>> {
  return post(retentionDone, '/api/retention/run', { confirm: true })
}
