import { useTranslation } from 'react-i18next'
import { LackList } from '../lack-list.tsx'
import type { Lack } from './board-draft.ts'

/** Which field of the form a lack is about. */
const FIELDS: Readonly<Record<Lack, string>> = {
  slug: 'board-slug',
  'slug-taken': 'board-slug',
  title: 'board-title',
  jurisdiction: 'board-jurisdiction',
  'grid-elsewhere': 'board-grid',
  seconds: 'board-slides',
  approval: 'board-approval',
  declaredBy: 'board-declaredBy',
  declaredOn: 'board-declaredOn',
}

/** What is still missing of a board, each the way to its field. */
export function BoardLacks({ lacks }: { lacks: readonly Lack[] }) {
  const { t } = useTranslation('adminBoards')
  const told = lacks.map((lack) => ({ words: t(`lack-${lack}`), field: FIELDS[lack] }))
  return <LackList title={t('missing')} lacks={told} />
}
