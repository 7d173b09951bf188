import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import type { Geometry } from 'geojson'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingWire, Scorecard } from '#contract/coverage.ts'
import { gridsOfLevel } from '../client/grids.ts'
import { unwrap } from '../client/unwrap.ts'
import { boundsOf } from '../map/bounds.ts'
import { type Focus, MapView } from '../map/map-view.tsx'
import { csv, download } from './csv.ts'
import { isGap } from './families.ts'
import { FilterBar } from './filter-bar.tsx'
import { type Filters, filtered } from './filters.ts'
import { FindingList } from './finding-list.tsx'
import { FindingTable } from './finding-table.tsx'
import { ScoreTiles } from './score-tiles.tsx'
import { useFindingWords } from './use-finding-words.ts'

const EVERYTHING: Filters = { family: null, severity: null, state: null }

/** The scorecard, the findings as a list or a table, and the map they are drawn on. */
export function Report({ card, tabs }: { card: Scorecard; tabs: ReactNode }) {
  const { t } = useTranslation(['coverage', 'site'])
  const words = useFindingWords()
  const [filters, setFilters] = useState(EVERYTHING)
  const [view, setView] = useState<'list' | 'table'>('list')
  const [chosen, setChosen] = useState<string | null>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  const town = useQuery({ queryKey: ['grids', 1], queryFn: () => unwrap(gridsOfLevel(1)) })

  const shown = useMemo(() => filtered(card.findings, filters), [card.findings, filters])
  const drawn = useMemo(
    () =>
      shown.map((finding) => ({
        geometry: finding.geometry as unknown as Geometry,
        at: finding.at,
        severity: finding.severity,
        gap: isGap(finding),
        chosen: finding.key === chosen,
      })),
    [shown, chosen],
  )
  const bounds =
    town.data &&
    boundsOf(
      town.data.features
        .filter(({ properties }) => properties.community.startsWith(card.jurisdiction.code))
        .map(({ geometry }) => geometry.coordinates),
    )

  function zoom(finding: FindingWire) {
    setChosen(finding.key)
    const box = finding.geometry.type === 'Point' ? null : boundsOf(finding.geometry.coordinates)
    setFocus(box ? { bounds: box } : { position: finding.at, zoom: 17.5 })
    document.getElementById('coverage-map')?.scrollIntoView({ block: 'nearest' })
  }

  function save() {
    const columns = [t('severity'), t('family'), t('what'), t('grid'), t('households'), t('area'), t('place')]
    download(
      `${card.jurisdiction.name}-${card.plan.effectiveFrom}.csv`,
      csv([[...columns, t('state'), t('note')], ...shown.map(words.row)]),
    )
  }

  return (
    <>
      <div className="coverage-head">
        {tabs}
        <h2>{card.jurisdiction.name}</h2>
        <p>{t('planLine', { plan: card.plan.name, day: card.plan.effectiveFrom })}</p>
        <ScoreTiles card={card} />
      </div>
      <section className="coverage-findings" aria-label={t('findings')}>
        <div className="coverage-tools">
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'list', label: t('list') },
              { value: 'table', label: t('table') },
            ]}
          />
          <span className="coverage-count" role="status">
            {t('shownOf', { n: shown.length, of: card.findings.length })}
          </span>
          <Button icon={<DownloadOutlined aria-hidden />} onClick={save}>
            {t('exportCsv')}
          </Button>
        </div>
        <FilterBar findings={card.findings} filters={filters} onChange={setFilters} />
        {shown.length === 0 ? (
          <p className="coverage-none">{t(card.findings.length === 0 ? 'none' : 'noneFiltered')}</p>
        ) : view === 'list' ? (
          <FindingList findings={shown} chosen={chosen} onZoom={zoom} />
        ) : (
          <FindingTable findings={shown} onZoom={zoom} />
        )}
      </section>
      <section id="coverage-map" className="coverage-map" aria-label={t('site:map')}>
        {bounds ? (
          <MapView
            bounds={bounds}
            plan={card.plan.id}
            buildings={false}
            label={t('site:map')}
            words={{ zoomIn: t('site:zoomIn'), zoomOut: t('site:zoomOut'), wholeTown: t('site:wholeTown') }}
            findings={drawn}
            focus={focus}
            withoutMap={t('site:noMap')}
          />
        ) : null}
      </section>
    </>
  )
}
