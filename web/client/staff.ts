import {
  type NewPost,
  type NewStaff,
  type Post,
  type PostChange,
  post as postSchema,
  type Roles,
  roles,
  type Scopes,
  type ScopesQuery,
  type StaffChange,
  type StaffList,
  type StaffMember,
  scopes,
  staffList,
  staffMember,
  type Warnings,
  warnings,
} from '#contract/staff.ts'
import { change } from './change.ts'
import { type Answer, post, request } from './request.ts'
import { tell } from './tell.ts'

/**
 * Staff within reach whose name has `q` in it, or all of them; on wish only those without a post today. At most 500, those
 * who come `after` one of them where that is said.
 */
export function staffByName(
  q: string,
  { withoutPost = false, after = null }: { withoutPost?: boolean; after?: string | null } = {},
): Promise<Answer<StaffList>> {
  const wanted = q.trim()
  const query = new URLSearchParams({
    ...(wanted === '' ? {} : { q: wanted }),
    ...(withoutPost ? { standing: 'without-post' } : {}),
    ...(after === null ? {} : { after }),
  })
  return request(staffList, `/api/admin/staff?${query}`)
}

/** One of the staff, the phone in full. */
export function staffById(id: string): Promise<Answer<StaffMember>> {
  return request(staffMember, `/api/admin/staff/${id}`)
}

export function addStaff(member: NewStaff): Promise<Answer<StaffMember>> {
  return post(staffMember, '/api/admin/staff', member)
}

export function changeStaff(id: string, what: StaffChange): Promise<Answer<StaffMember>> {
  return change('PATCH', staffMember, `/api/admin/staff/${id}`, what)
}

export function addPost(wanted: NewPost): Promise<Answer<Post>> {
  return post(postSchema, '/api/admin/posts', wanted)
}

export function changePost(id: string, what: PostChange): Promise<Answer<Post>> {
  return change('PATCH', postSchema, `/api/admin/posts/${id}`, what)
}

/** Ends a post; `on` is its last day. */
export function endPost(id: string, on: string): Promise<Answer<Post>> {
  return post(postSchema, `/api/admin/posts/${id}/end`, { on })
}

/** Takes back a post that has not begun. */
export function removePost(id: string): Promise<Answer<null>> {
  return tell('DELETE', `/api/admin/posts/${id}`)
}

export function allRoles(): Promise<Answer<Roles>> {
  return request(roles, '/api/admin/roles')
}

/** Places of one kind to give a post for, at most 50. */
export function scopesOf(kind: ScopesQuery['kind'], q: string): Promise<Answer<Scopes>> {
  const wanted = q.trim()
  const query = new URLSearchParams(wanted === '' ? { kind } : { kind, q: wanted })
  return request(scopes, `/api/admin/scopes?${query}`)
}

/** What ends, ended without a successor, stands empty or is away without a deputy. */
export function staffWarnings(): Promise<Answer<Warnings>> {
  return request(warnings, '/api/admin/warnings')
}
