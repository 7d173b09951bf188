import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AdminBoard, BoardScreen } from '#contract/boards-admin.ts'
import { type BoardStanding, hangs, standingOf } from './board-standing.ts'
import { ScreenList } from './screen-list.tsx'

/** Shape and colour of each standing; the word beside it says the same. */
const MARKS = {
  live: ['●', 'public'],
  behind: ['▲', 'soon'],
  silent: ['■', 'empty'],
  unseen: ['○', 'plain'],
} as const satisfies Record<BoardStanding, readonly [shape: string, kind: string]>

interface Props {
  readonly board: AdminBoard
  readonly stale: boolean
  readonly onOpen: (slug: string) => void
}

/** A board as it fares: what it is of, whether the public sees it, its screens, and the ways to it. */
export function BoardCard({ board, stale, onOpen }: Props) {
  const { t } = useTranslation(['adminBoards', 'admin'])
  const { slug, title, jurisdiction, grid, published, mayEdit, screens } = board
  const standing = standingOf(board)
  const [shape, kind] = MARKS[standing]
  const hung = screens.filter(hangs)
  const passing = screens.filter((screen) => !hangs(screen))
  return (
    <li className="board-card" data-stale={stale}>
      <div className="board-card-head">
        <div>
          <h3>
            {title}{' '}
            <span className="flag" data-kind={published ? 'public' : 'plain'}>
              {t(published ? 'published' : 'unpublished')}
            </span>{' '}
            {published ? (
              <span className="flag" data-kind={kind}>
                <span aria-hidden>{shape}</span> {t(`standing-${standing}`)}
              </span>
            ) : null}
          </h3>
          <p className="soft-line">
            {grid === null ? jurisdiction.name : `${jurisdiction.name} · ${grid.name ?? grid.code ?? ''}`} ·
            /board/{slug}
          </p>
        </div>
        <div className="admin-row">
          {mayEdit ? (
            <Button size="small" onClick={() => onOpen(slug)}>
              {t('setUp')} <span className="unseen">{title}</span>
            </Button>
          ) : null}
          <BoardLinks slug={slug} published={published} />
        </div>
      </div>
      {stale ? <p className="board-alarm">{t(`alarm-${standing as 'silent' | 'behind'}`)}</p> : null}
      <Screens hung={hung} passing={passing} published={published} />
    </li>
  )
}

function Screens({
  hung,
  passing,
  published,
}: {
  hung: readonly BoardScreen[]
  passing: readonly BoardScreen[]
  published: boolean
}) {
  const { t } = useTranslation('adminBoards')
  if (hung.length + passing.length === 0)
    return <p className="soft-line">{t(published ? 'noScreen' : 'noScreenYet')}</p>
  return (
    <>
      {hung.length > 0 ? <ScreenList screens={hung} /> : null}
      {passing.length > 0 ? (
        <details className="board-passing" open={hung.length === 0}>
          <summary>{t('passing', { n: passing.length })}</summary>
          <ScreenList screens={passing} />
        </details>
      ) : null}
    </>
  )
}

/** The board itself and its printed form, in windows of their own. Both answer only what is published. */
export function BoardLinks({ slug, published }: { slug: string; published: boolean }) {
  const { t } = useTranslation('adminBoards')
  const path = `/board/${encodeURIComponent(slug)}`
  if (!published)
    return (
      <Button size="small" href={`${path}?preview=1`} target="_blank" rel="noreferrer">
        {t('openPreview')}
      </Button>
    )
  return (
    <>
      <Button size="small" href={path} target="_blank" rel="noreferrer">
        {t('openBoard')}
      </Button>
      <Button size="small" href={`${path}/print`} target="_blank" rel="noreferrer">
        {t('printBoard')}
      </Button>
    </>
  )
}
