import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AdminBoard } from '#contract/boards-admin.ts'
import { removeBoard } from '../../client/boards-admin.ts'
import { useChange } from '../use-change.ts'

/** Deletes a board with all that belongs to it, once somebody has said so twice. */
export function RemoveBoard({ board, onRemoved }: { board: AdminBoard; onRemoved: () => void }) {
  const { t } = useTranslation(['adminBoards', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const { slug, title, published } = board

  function remove() {
    modal.confirm({
      title: t('removeTitle', { title }),
      content: t(published ? 'removePublishedMore' : 'removeMore'),
      okText: t('admin:remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        if (await change(removeBoard(slug), t('removed'))) onRemoved()
      },
    })
  }

  return (
    <section className="board-part">
      <h3>{t('removeBoard')}</h3>
      <p className="soft">{t('removeBoardMore')}</p>
      <Button danger onClick={remove}>
        {t('removeBoard')}
      </Button>
    </section>
  )
}
