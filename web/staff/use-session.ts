import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '#contract/session.ts'
import { currentSession, signOut } from '../client/session.ts'
import { unwrap } from '../client/unwrap.ts'

/** Under what the session is kept among the answers. */
export const SESSION = ['session']

/** Who is signed in (null: nobody; undefined: not known yet), and what to do at sign-in and sign-out. */
export function useSession() {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: SESSION,
    queryFn: () => unwrap(currentSession()),
    staleTime: 300_000,
    // Whoever comes back to a page whose session ended meanwhile is told so, and not at their next click.
    refetchOnWindowFocus: true,
  })
  return {
    session: data,
    entered: (session: Session) => queries.setQueryData(SESSION, session),
    /** Asks the server anew who is signed in and what they may. */
    ask: () => queries.invalidateQueries({ queryKey: SESSION }),
    /** Leaves, and forgets everything read under the session. */
    leave: async () => {
      await signOut()
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'people' })
      queries.setQueryData(SESSION, null)
    },
  }
}
