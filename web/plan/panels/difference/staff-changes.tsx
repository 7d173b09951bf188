import { useTranslation } from 'react-i18next'
import type { Difference } from '#contract/plans.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { lookAtGrids } from '../look-at.ts'
import { useRoleWords } from '../role-words.ts'

interface Props {
  readonly session: DraftSession
  readonly staff: Difference['staff']
}

/** Who hands households over, who takes some on, and whose post ends with its grid. */
export function StaffChanges({ session, staff }: Props) {
  const { t } = useTranslation('planDifference')
  const role = useRoleWords()
  if (staff.length === 0) return null
  return (
    <section className="difference-group">
      <h2>
        {t('staff')} <span>{staff.length}</span>
      </h2>
      <ul className="difference-rows">
        {staff.map((each) => (
          <li key={`${each.staff}-${each.grid.key}-${each.role}`}>
            <button
              type="button"
              className="difference-row"
              onClick={() => {
                const look = lookAtGrids(session.state().plan.snapshot, [each.grid.key])
                if (look !== null) session.stage.lookAt(look)
              }}
            >
              <span>
                <strong>{each.name}</strong> {role(each.role)}
              </span>
              <span className="difference-count">
                {[
                  each.losing > 0 ? t('losing', { n: each.losing }) : '',
                  each.gaining > 0 ? t('gaining', { n: each.gaining }) : '',
                ]
                  .filter((part) => part !== '')
                  .join(' ')}
              </span>
              <small className="difference-others">
                {each.grid.name}
                {each.ends ? ` · ${t('ends')}` : ''}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
