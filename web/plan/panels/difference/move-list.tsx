import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '#contract/plans.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'

const PAGE = 40

interface Props {
  readonly session: DraftSession
  readonly moves: Difference['moves']
}

/** Buildings and units whose households get another grid; pressing one shows it on the map. */
export function MoveList({ session, moves }: Props) {
  const { t } = useTranslation('planDifference')
  const [limit, setLimit] = useState(PAGE)
  if (moves.length === 0) return null
  return (
    <section className="difference-group">
      <h2>
        {t('moves')} <span>{moves.length}</span>
      </h2>
      <ul className="difference-rows">
        {moves.slice(0, limit).map(({ building, unit, at, households, from, to }) => (
          <li key={`${building.id}-${unit ?? ''}-${from?.key ?? ''}-${to?.key ?? ''}-${at.join()}`}>
            <button
              type="button"
              className="difference-row"
              onClick={() => session.stage.lookAt({ position: at, zoom: 18 })}
            >
              <span>
                <strong>{building.name}</strong> {unit ?? ''}
              </span>
              <span className="difference-count">{t('households', { n: households })}</span>
              <small className="difference-others">
                {t('hands', { from: from?.name ?? t('noGrid'), to: to?.name ?? t('noGrid') })}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {moves.length > limit ? (
        <button type="button" className="more" onClick={() => setLimit(limit + PAGE)}>
          {t('more', { n: Math.min(PAGE, moves.length - limit) })}
        </button>
      ) : null}
    </section>
  )
}
