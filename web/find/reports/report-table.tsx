import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '#contract/reports.ts'

/** Rows that are read without folding. */
const READABLE = 40

/** Grid by grid, narrow enough for a phone: how many of its households were reached, patrols, what is overdue. */
export function ReportTable({ rows }: { rows: readonly ReportRow[] }) {
  const { t } = useTranslation('reports')
  const [unfolded, setUnfolded] = useState(false)
  const shown = unfolded || rows.length <= READABLE ? rows : rows.filter(({ level }) => level < 3)
  if (rows.length === 0) return <p className="notice">{t('noGrids')}</p>
  return (
    <>
      <table className="report-table">
        <caption className="panel-title">{t('byGrid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grid')}</th>
            <th scope="col">{t('covered')}</th>
            <th scope="col">{t('patrols')}</th>
            <th scope="col">{t('overdue')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.code} row={row} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <Button block onClick={() => setUnfolded(true)}>
          {t('unfold', { n: rows.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}

function Row({ row: { name, level, covered, households, patrols, overdue } }: { row: ReportRow }) {
  const share = households === 0 ? 0 : (100 * covered) / households
  return (
    <tr data-level={level}>
      <th scope="row">{name}</th>
      <td>
        {covered} / {households}
        <i aria-hidden>
          <i style={{ width: `${share}%` }} />
        </i>
      </td>
      <td>{patrols}</td>
      <td data-late={overdue > 0}>{overdue}</td>
    </tr>
  )
}
