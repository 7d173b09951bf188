import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportVerdict } from '#contract/import-jobs.ts'
import { type ImportShapes, shapesOfImport } from '../../client/imports.ts'
import { unwrap } from '../../client/unwrap.ts'
import { boundsOf } from '../../map/bounds.ts'
import { type Focus, MapView } from '../../map/map-view.tsx'
import type { DrawnRow } from '../../map/row-layers.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { useGround } from '../use-ground.ts'
import { IMPORTS } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'
import { VERDICTS } from './verdicts.ts'

interface Props {
  readonly job: ImportJob
  /** Only rows judged so are drawn; null: all. */
  readonly verdict: ImportVerdict | null
  /** Where to look; a new one moves the map. */
  readonly shown: readonly [number, number] | null
  /** Whether rows are judged one by one, so that colours mean something. */
  readonly judged: boolean
}

/** Verdicts that are drawn in a colour of their own; rows without a place are not drawn. */
const DRAWN = ['new', 'changed', 'same', 'conflict', 'failed'] as const

/** From how near a single row is looked at. */
const NEAR = 17.5

/** The shapes of a check, read once for all that draw them. */
export function useShapes(id: string) {
  return useQuery({
    queryKey: [...IMPORTS, id, 'shapes'],
    queryFn: () => unwrap(shapesOfImport(id)),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The rows on the town's map, over the grids in force, coloured by how they were judged. */
export function RowMap({ job, verdict, shown, judged }: Props) {
  const { t } = useTranslation('adminImports')
  const { count } = useJobWords()
  const shapes = useShapes(job.id)
  const drawn = useMemo(() => drawnOf(shapes.data, verdict), [shapes.data, verdict])
  if (shapes.isError) return <TroubleView error={shapes.error} retry={() => void shapes.refetch()} />
  if (shapes.data === undefined) return <Skeleton.Node active className="import-map" />
  if (shapes.data.features.length === 0) return <p className="soft">{t('nothingOnMap')}</p>
  return (
    <figure className="import-map-part">
      <ShapesOnMap job={job} rows={drawn} shown={shown} label={t('rowsOnMap')} />
      <figcaption className="soft-line">
        <ul className="import-legend" hidden={!judged}>
          {VERDICTS.filter(({ name }) => name !== 'unplaced').map(({ name, mark }) => (
            <li key={name}>
              <span className="verdict-mark" data-verdict={name} aria-hidden>
                {mark}
              </span>{' '}
              {t(`verdict-${name}`)}
            </li>
          ))}
        </ul>
        {t('drawnOf', { n: count(drawn.length) })}
      </figcaption>
    </figure>
  )
}

interface MapProps {
  readonly job: ImportJob
  readonly rows: readonly DrawnRow[]
  readonly shown: readonly [number, number] | null
  readonly label: string
}

/** A map of the town that begins with all of the rows in view. */
export function ShapesOnMap({ job, rows, shown, label }: MapProps) {
  const { t } = useTranslation('site')
  const ground = useGround(job.community)
  const own = useMemo(() => boundsOf(rows.map(({ geometry }) => coordinatesOf(geometry))), [rows])
  const bounds = own ?? ground?.bounds
  const focus = useMemo<Focus | null>(
    () => (shown === null ? null : { position: shown, zoom: NEAR }),
    [shown],
  )
  if (ground === undefined || bounds === undefined) return <Skeleton.Node active className="import-map" />
  return (
    <div className="import-map">
      <MapView
        bounds={bounds}
        // Where no plan is in force yet the tiles are of none.
        plan={ground?.plan ?? 'none'}
        buildings={false}
        label={label}
        words={{ zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), wholeTown: t('wholeTown') }}
        rows={rows}
        focus={focus}
        withoutMap={t('noMap')}
      />
    </div>
  )
}

function drawnOf(shapes: ImportShapes | undefined, verdict: ImportVerdict | null): DrawnRow[] {
  return (shapes?.features ?? [])
    .filter(({ properties }) => verdict === null || properties.verdict === verdict)
    .map(({ geometry, properties }) => ({
      geometry,
      verdict: DRAWN.find((verdict) => verdict === properties.verdict) ?? null,
    }))
}

function coordinatesOf(geometry: DrawnRow['geometry']): unknown[] {
  return geometry.type === 'GeometryCollection'
    ? geometry.geometries.map(coordinatesOf)
    : (geometry.coordinates as unknown[])
}
