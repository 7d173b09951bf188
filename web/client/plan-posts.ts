import { type ProposedPosts, proposedPosts, type TakenPosts, takenPosts } from '#contract/plans.ts'
import { type Answer, post, request } from './request.ts'

/** Posts that a published plan proposes on grids that succeed those it retires. */
export function proposedPostsOf(plan: string): Promise<Answer<ProposedPosts>> {
  return request(proposedPosts, `/api/plans/${plan}/proposed-posts`)
}

/** Creates the proposed posts that were chosen. */
export function takePosts(
  plan: string,
  posts: readonly { readonly post: string; readonly to: string }[],
): Promise<Answer<TakenPosts>> {
  return post(takenPosts, `/api/plans/${plan}/proposed-posts`, { posts })
}
