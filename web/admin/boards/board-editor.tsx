import { App, Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminBoard } from '#contract/boards-admin.ts'
import { putBoard } from '../../client/boards-admin.ts'
import type { Trouble } from '../../client/request.ts'
import { townTime } from '../../text/town-time.ts'
import { useRefresh } from '../use-change.ts'
import { ApprovalFields } from './approval-fields.tsx'
import { BoardLinks } from './board-card.tsx'
import {
  type BoardDraft,
  changeOf,
  draftOf,
  type Lack,
  lacksToPublish,
  lacksToSave,
  sameDraft,
} from './board-draft.ts'
import { HereField } from './here-field.tsx'
import { anyKept, keepDraft, keptDraft } from './kept-drafts.ts'
import { Notices } from './notices.tsx'
import { LookFields, PlaceFields } from './place-fields.tsx'
import { Preview } from './preview.tsx'
import { RemoveBoard } from './remove-board.tsx'
import { SaveBar } from './save-bar.tsx'
import { SlideList } from './slide-list.tsx'

interface Props {
  /** Null: a new one. */
  readonly board: AdminBoard | null
  /** The administrator's own, where a new board begins. */
  readonly jurisdiction: string
  /** Addresses that boards have already. */
  readonly taken: readonly string[]
  readonly onLeave: () => void
  readonly onMade: (slug: string) => void
}

/** A board being set up beside what it will look like. What is typed stays until it is saved or dropped. */
export function BoardEditor({ board, jurisdiction, taken, onLeave, onMade }: Props) {
  const { t } = useTranslation(['adminBoards', 'admin'])
  const { message, modal } = App.useApp()
  const refresh = useRefresh()
  const slugKept = board?.slug ?? ''
  const fresh = draftOf(board, jurisdiction, townTime(new Date()).day)
  const [saved, setSaved] = useState(fresh)
  const [draft, setDraft] = useState<BoardDraft>(() => keptDraft(slugKept) ?? fresh)
  const [lacks, setLacks] = useState<readonly Lack[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const [version, setVersion] = useState(0)
  const unsaved = !sameDraft(draft, saved)
  const published = board?.published ?? false
  // Kept anew, here or by a colleague: what nobody is typing at follows.
  if (!sameDraft(fresh, saved)) {
    setSaved(fresh)
    if (!unsaved) setDraft(fresh)
  }

  useEffect(() => keepDraft(slugKept, unsaved ? draft : null), [slugKept, draft, unsaved])
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (anyKept()) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])

  const put = (what: Partial<BoardDraft>) => setDraft((now) => ({ ...now, ...what }))
  const lacksOf = (next: BoardDraft, publish: boolean) => [
    ...lacksToSave(next, board === null ? taken : []),
    ...(publish ? lacksToPublish(next) : []),
  ]
  // What was missing goes as it is filled in; an address is checked as it is typed.
  const missing = lacks.filter((lack) => lacksOf(draft, true).includes(lack))
  const typing = lacksOf(draft, false).filter((lack) => lack.startsWith('slug') && draft.slug !== '')
  const said = [...new Set([...missing, ...typing])]

  async function save(publish: boolean): Promise<boolean> {
    const lacking = lacksOf(draft, publish)
    setLacks(lacking)
    setTrouble(null)
    if (lacking.length > 0) return false
    setBusy(true)
    const answer = await putBoard(draft.slug, changeOf(draft, publish))
    setBusy(false)
    if (!answer.ok) {
      setTrouble(answer.trouble)
      return false
    }
    keepDraft(slugKept, null)
    const kept = draftOf(answer.value, jurisdiction, townTime(new Date()).day)
    setSaved(kept)
    setDraft(kept)
    await refresh()
    setVersion((n) => n + 1)
    void message.success(t(publish === published ? 'admin:saved' : publish ? 'isPublished' : 'isUnpublished'))
    if (board === null) onMade(answer.value.slug)
    return true
  }

  function publish() {
    const lacking = lacksOf(draft, true)
    setLacks(lacking)
    if (lacking.length > 0) return
    modal.confirm({
      title: t('publishTitle', { title: draft.title.trim() }),
      content: t('publishMore'),
      okText: t('publish'),
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await save(true)
      },
    })
  }
  function unpublish() {
    modal.confirm({
      title: t('unpublishTitle', { title: draft.title.trim() }),
      content: t('unpublishMore'),
      okText: t('unpublish'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await save(false)
      },
    })
  }
  function drop() {
    modal.confirm({
      title: t('admin:looseTitle'),
      content: t('dropMore'),
      okText: t('admin:loose'),
      okButtonProps: { danger: true },
      cancelText: t('admin:goOn'),
      onOk: () => {
        setLacks([])
        setTrouble(null)
        setDraft(saved)
        keepDraft(slugKept, null)
        if (board === null) onLeave()
      },
    })
  }

  return (
    <div className="board-editor">
      <div className="admin-head">
        <h2>
          {board === null ? t('newBoard') : board.title}{' '}
          {board === null ? null : (
            <span className="flag" data-kind={published ? 'public' : 'plain'}>
              {t(published ? 'published' : 'unpublished')}
            </span>
          )}
        </h2>
        <div className="admin-row">
          <Button size="small" onClick={onLeave}>
            {t('toList')}
          </Button>
          {board === null ? null : <BoardLinks slug={board.slug} published={published} />}
        </div>
      </div>
      <Form layout="vertical" requiredMark={false} className="board-form" component="div">
        <div className="board-fields">
          <PlaceFields draft={draft} isNew={board === null} put={put} lacks={said} />
          <fieldset className="board-part">
            <legend>{t('slides')}</legend>
            <p className="soft">{t('slidesMore')}</p>
            <SlideList
              slides={draft.settings.slides}
              onChange={(slides) => put({ settings: { ...draft.settings, slides: [...slides] } })}
              wrongSeconds={said.includes('seconds')}
            />
          </fieldset>
          <LookFields draft={draft} put={put} />
          <HereField
            value={draft.settings.here}
            onChange={(here) => put({ settings: { ...draft.settings, here } })}
            place={draft.grid ?? draft.jurisdiction}
            slug={board?.slug ?? null}
          />
          <ApprovalFields draft={draft} put={put} lacks={said} />
        </div>
        <div className="board-beside">
          {board === null ? (
            <p className="admin-none">{t('afterSaving')}</p>
          ) : (
            <>
              <Preview
                slug={board.slug}
                title={board.title}
                unsaved={unsaved}
                onSave={() => void save(published)}
                version={version}
              />
              <Notices slug={board.slug} notices={board.notices} />
              <RemoveBoard
                board={board}
                onRemoved={() => {
                  keepDraft(slugKept, null)
                  onLeave()
                }}
              />
            </>
          )}
        </div>
        <SaveBar
          state={board === null ? 'new' : published ? 'published' : 'unpublished'}
          unsaved={unsaved}
          busy={busy}
          lacks={said}
          trouble={trouble}
          onSave={() => void save(published)}
          onPublish={publish}
          onUnpublish={unpublish}
          onDrop={board === null && !unsaved ? onLeave : drop}
        />
      </Form>
    </div>
  )
}
