import { useTranslation } from 'react-i18next'
import type { Scorecard } from '#contract/coverage.ts'

const SQUARE_METRES_PER_HECTARE = 10_000

/** Five figures, each as a share and as its two numbers. */
export function ScoreTiles({ card }: { card: Scorecard }) {
  const { t } = useTranslation('coverage')
  const hectares = (m2: number) => (m2 / SQUARE_METRES_PER_HECTARE).toFixed(1)
  return (
    <dl className="tiles">
      <Tile
        name={t('tileHouseholds')}
        share={card.households.held / card.households.total}
        words={t('ofHouseholds', card.households)}
      />
      <Tile
        name={t('tileArea')}
        share={card.areaM2.held / card.areaM2.total}
        words={t('ofArea', { held: hectares(card.areaM2.held), total: hectares(card.areaM2.total) })}
      />
      <Tile
        name={t('tileGrids')}
        share={card.grids.staffed / card.grids.total}
        words={t('ofGrids', { held: card.grids.staffed, total: card.grids.total })}
      />
      <Tile
        name={t('tileContacts')}
        share={card.contacts.households / card.contacts.total}
        words={t('ofHouseholds', { held: card.contacts.households, total: card.contacts.total })}
      />
      <Tile
        name={t('tileVisits')}
        share={card.visits.covered / card.visits.total}
        words={t('ofHouseholds', { held: card.visits.covered, total: card.visits.total })}
        late={t('visitsOverdue', { n: card.visits.overdue })}
      />
    </dl>
  )
}

interface TileProps {
  readonly name: string
  readonly share: number
  readonly words: string
  /** What is late about it, in red. */
  readonly late?: string
}

/** One figure. A share is cut, not rounded: 100 % means that nothing at all is missing. */
function Tile({ name, share, words, late }: TileProps) {
  const percent = Number.isFinite(share) ? Math.floor(share * 1_000) / 10 : 0
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        <strong>
          {percent.toFixed(percent === 100 ? 0 : 1)}
          <small>%</small>
        </strong>
        <span className="tile-words">
          {words}
          {late === undefined ? null : (
            <span className="tile-late">
              <span aria-hidden>▲</span> {late}
            </span>
          )}
        </span>
        <i className="tile-bar" aria-hidden>
          <i style={{ width: `${percent}%` }} data-full={percent === 100} />
        </i>
      </dd>
    </div>
  )
}
