import './boards.css'
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import type { AdminBoard } from '#contract/boards-admin.ts'
import type { Session } from '#contract/session.ts'
import { Answered } from '../answered.tsx'
import { BoardCard } from './board-card.tsx'
import { BoardEditor } from './board-editor.tsx'
import { staleBoards } from './board-standing.ts'
import { useBoards } from './use-boards.ts'

/** The public boards (公示板): how each fares, and one of them at a time to be set up. */
export function BoardsSection({ session }: { session: Session }) {
  const { t } = useTranslation(['adminBoards', 'admin'])
  const [params, setParams] = useSearchParams()
  const list = useBoards()
  const chosen = params.get('board')
  const open = (slug: string | null) =>
    setParams(slug === null ? { tab: 'boards' } : { tab: 'boards', board: slug })
  return (
    <Answered query={list}>
      {({ boards }) => {
        const board = boards.find(({ slug }) => slug === chosen) ?? null
        if (chosen === '' || board?.mayEdit)
          return (
            <BoardEditor
              key={board?.slug ?? ''}
              board={board}
              jurisdiction={session.jurisdiction}
              taken={boards.map(({ slug }) => slug)}
              onLeave={() => open(null)}
              onMade={open}
            />
          )
        return (
          <>
            <div className="admin-head">
              <h2>{t('admin:tab-boards')}</h2>
              {session.capacity === 'admin' ? (
                <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => open('')}>
                  {t('newBoard')}
                </Button>
              ) : null}
            </div>
            {chosen !== null ? <p className="admin-none">{t('noSuchBoard', { slug: chosen })}</p> : null}
            <BoardList boards={boards} onOpen={open} />
          </>
        )
      }}
    </Answered>
  )
}

function BoardList({ boards, onOpen }: { boards: readonly AdminBoard[]; onOpen: (slug: string) => void }) {
  const { t } = useTranslation('adminBoards')
  if (boards.length === 0) return <p className="admin-none">{t('noBoards')}</p>
  const stale = new Set(staleBoards(boards))
  const published = boards.filter((board) => board.published).length
  // Those that somebody must look after come first, otherwise they stay as the server put them.
  const inOrder = [...boards].sort((a, b) => Number(stale.has(b)) - Number(stale.has(a)))
  return (
    <>
      <p className="admin-total" role="status">
        {t('summary', { n: boards.length, published, stale: stale.size })}
      </p>
      <ul className="board-cards">
        {inOrder.map((board) => (
          <BoardCard key={board.slug} board={board} stale={stale.has(board)} onOpen={onOpen} />
        ))}
      </ul>
    </>
  )
}
