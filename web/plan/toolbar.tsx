import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Level } from '#plan/snapshot.ts'
import type { DraftSession } from '../editor/draft-session.ts'
import type { Editor } from '../editor/editor.ts'
import { TOOLS } from '../editor/tool.ts'
import { useDraft, useStage } from './panels/use-draft.ts'
import { TOOL_KEYS } from './tool-keys.ts'
import { ToolIcon } from './toolbar-icon.tsx'
import { useEditor } from './use-editor.ts'

interface Props {
  readonly session: DraftSession
  readonly editor: Editor
  readonly onHelp: () => void
}

/** All tools with their keys, the level a click chooses, and the way back. */
export function Toolbar({ session, editor, onHelp }: Props) {
  const { t } = useTranslation('planTools')
  const { name } = useEditor(editor)
  const { undo, redo, detail } = useDraft(session)
  const { level } = useStage(session)
  const edits = detail.rights.edit
  return (
    <section className="toolbar-strip" aria-label={t('tools')}>
      <div className="toolbar" role="toolbar" aria-label={t('tools')}>
        {TOOLS.filter((each) => edits || each === 'select' || each === 'measure').map((each) => (
          <button
            key={each}
            type="button"
            className="toolbar-tool"
            data-tool={each}
            aria-pressed={each === name}
            title={t(`more-${each}`)}
            onClick={() => editor.take(each)}
          >
            <ToolIcon name={each} />
            <span>{t(`tool-${each}`)}</span>
            <kbd>{TOOL_KEYS[each]}</kbd>
          </button>
        ))}
        <span className="toolbar-level">
          <span id="toolbar-level">{t('level')}</span>
          <Segmented<Level>
            size="small"
            aria-labelledby="toolbar-level"
            value={level}
            onChange={session.stage.setLevel}
            options={detail.levels.map((label, i) => ({
              value: (i + 1) as Level,
              label: String(i + 1),
              title: label,
            }))}
          />
        </span>
        {edits ? (
          <span className="toolbar-steps">
            <button
              type="button"
              className="toolbar-tool"
              disabled={undo === null}
              title={t('undoMore')}
              onClick={() => editor.say(session.undo())}
            >
              <ToolIcon name="undo" />
              <span>{t('undo')}</span>
            </button>
            <button
              type="button"
              className="toolbar-tool"
              disabled={redo === null}
              title={t('redoMore')}
              onClick={() => editor.say(session.redo())}
            >
              <ToolIcon name="redo" />
              <span>{t('redo')}</span>
            </button>
          </span>
        ) : null}
        <button type="button" className="toolbar-tool" title={t('helpMore')} onClick={onHelp}>
          <ToolIcon name="help" />
          <span>{t('help')}</span>
          <kbd>?</kbd>
        </button>
      </div>
    </section>
  )
}
