import { type Scorecard, scorecard } from '#contract/coverage.ts'
import { type Answer, request } from './request.ts'

/** The scorecard and findings of the caller's own jurisdiction. */
export function coverage(): Promise<Answer<Scorecard>> {
  return request(scorecard, '/api/coverage')
}
