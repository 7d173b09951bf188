import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import type { Lack } from './board-draft.ts'
import { BoardLacks } from './board-lacks.tsx'

interface Props {
  readonly state: 'new' | 'published' | 'unpublished'
  readonly unsaved: boolean
  readonly busy: boolean
  readonly lacks: readonly Lack[]
  readonly trouble: Trouble | null
  readonly onSave: () => void
  readonly onPublish: () => void
  readonly onUnpublish: () => void
  readonly onDrop: () => void
}

/** What is missing or went wrong, and what may be done with a board; it stays in view below the form. */
export function SaveBar(props: Props) {
  const { state, unsaved, busy, lacks, trouble } = props
  const { t } = useTranslation(['adminBoards', 'admin'])
  const words = useTroubleWords()
  return (
    <div className="board-save">
      {lacks.length > 0 ? <BoardLacks lacks={lacks} /> : null}
      {trouble === null ? null : <Alert type="error" showIcon title={words(trouble)} />}
      <div className="admin-buttons">
        <span className="board-state soft-line" role="status">
          {t(unsaved ? 'unsaved' : state === 'new' ? 'nothingYet' : 'allSaved')}
        </span>
        <Button disabled={!unsaved && state !== 'new'} onClick={props.onDrop}>
          {t(state === 'new' && !unsaved ? 'admin:cancel' : 'drop')}
        </Button>
        {state === 'published' ? (
          <Button danger onClick={props.onUnpublish}>
            {t('unpublish')}
          </Button>
        ) : null}
        <Button
          type={state === 'unpublished' ? 'default' : 'primary'}
          disabled={!unsaved}
          loading={busy}
          onClick={props.onSave}
        >
          {t('admin:save')}
        </Button>
        {state === 'unpublished' ? (
          <Button type="primary" loading={busy} onClick={props.onPublish}>
            {t('publish')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
