import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listColleagues } from '../../../client/household-changes.ts'
import { unwrap } from '../../../client/unwrap.ts'
import { TroubleView } from '../../../staff/trouble-view.tsx'
import { grouped } from '../by-building.ts'
import { Choice } from './choice.tsx'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (event: { target: { value: string } }) => void
  /** What choosing nobody is called. */
  readonly nobody: string
}

/** One of those at work today on the worker's ground, or nobody (empty); for use as a field of a form. */
export function ColleagueChoice({ nobody, ...field }: Props) {
  const { t } = useTranslation('peopleForm')
  const roleWords = useRoleWords()
  const list = useQuery({ queryKey: ['people', 'colleagues'], queryFn: () => unwrap(listColleagues()) })
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  // Somebody with two posts is one person.
  const colleagues = [...grouped(list.data?.colleagues ?? [], ({ id }) => id).values()]
  return (
    <>
      <Choice
        {...field}
        disabled={list.isPending}
        options={[
          { value: '', label: nobody },
          ...colleagues.map((posts) => ({
            value: posts[0]!.id,
            label: `${posts[0]!.name} · ${posts.map(({ role }) => roleWords(role)).join('、')}`,
          })),
        ]}
      />
      {list.data && colleagues.length === 0 ? <p className="form-note">{t('noColleague')}</p> : null}
    </>
  )
}

/** A role in words; one that an administrator added stands for itself. */
function useRoleWords(): (role: string) => string {
  const { t, i18n } = useTranslation('plan')
  return (role) => (i18n.exists(`plan:role-${role}`) ? t(`role-${role}` as 'role-lead') : role)
}
