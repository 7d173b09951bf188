import { useTranslation } from 'react-i18next'
import type { Difference } from '#contract/plans.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { lookAtGrids } from '../look-at.ts'

interface Props {
  readonly session: DraftSession
  readonly grids: Difference['grids']
}

const CHANGES = ['added', 'removed', 'moved', 'described'] as const

/** Grids that are new, gone, elsewhere or called otherwise, each with the households it had and has. */
export function GridChanges({ session, grids }: Props) {
  const { t } = useTranslation('planDifference')
  return (
    <>
      {CHANGES.map((change) => {
        const group = grids.filter((each) => each.change === change)
        return group.length === 0 ? null : (
          <section key={change} className="difference-group">
            <h2>
              {t(`grids-${change}`)} <span>{group.length}</span>
            </h2>
            <ul className="difference-rows">
              {group.map(({ grid, householdsBefore, householdsAfter, others }) => (
                <li key={grid.key}>
                  <button
                    type="button"
                    className="difference-row"
                    onClick={() => {
                      const { snapshot } = session.state().plan
                      const keys = change === 'removed' ? others.map(({ key }) => key) : [grid.key]
                      const look = lookAtGrids(snapshot, keys)
                      if (look !== null) session.stage.lookAt(look)
                    }}
                  >
                    <span>
                      <strong>{grid.name}</strong>
                      {grid.code === null ? null : <small>{grid.code}</small>}
                    </span>
                    <span className="difference-count">
                      {householdsBefore === householdsAfter
                        ? t('households', { n: householdsAfter })
                        : t('from-to', { from: householdsBefore, to: householdsAfter })}
                    </span>
                    {others.length === 0 ? null : (
                      <small className="difference-others">
                        {t(change === 'removed' ? 'went' : 'with', {
                          names: others.map(({ name }) => name).join(t('and')),
                        })}
                      </small>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
