import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../editor/draft-session.ts'
import type { Editor } from '../editor/editor.ts'
import type { Choice, Proposal } from '../editor/tool.ts'
import { useExemptionWords } from './panels/exemption-words.ts'
import { useDraft } from './panels/use-draft.ts'
import { useRefusalWords } from './panels/use-refusal-words.ts'
import { useEditor } from './use-editor.ts'

/** Under the map: what to do next, how it can be done, and why it was not done. Big enough for fingers. */
export function ToolbarProposal({ session, editor }: { session: DraftSession; editor: Editor }) {
  const { t } = useTranslation('planTools')
  const { plan } = useDraft(session)
  const { name, hint, ready, busy, proposal, refused } = useEditor(editor)
  const words = useRefusalWords()
  const tool = editor.tool()
  return (
    <div className="proposal">
      {refused === null ? null : (
        <p className="proposal-refused" role="alert">
          <span aria-hidden>✕</span> {words(refused, plan.snapshot.grids)}
          <button type="button" aria-label={t('closeMessage')} onClick={() => editor.say(null)}>
            ×
          </button>
        </p>
      )}
      {name === 'select' && !busy ? null : (
        <div className="proposal-card">
          <p className="proposal-hint" role="status">
            {t(hint as 'hintSelect')}
          </p>
          {proposal === null ? null : <Choices proposal={proposal} editor={editor} />}
          {tool.confirm !== undefined && (busy || ready) ? (
            <div className="proposal-do">
              <Button type="primary" disabled={!ready} onClick={() => tool.confirm?.()}>
                {t(proposal === null && hint === 'hintLine' ? 'lineDone' : 'confirm')}
              </Button>
              {tool.back !== undefined && busy ? (
                <Button onClick={() => tool.back?.()}>{t('back')}</Button>
              ) : null}
              <Button onClick={() => tool.cancel()}>{t('cancel')}</Button>
            </div>
          ) : null}
        </div>
      )}
    </div>
  )
}

function Choices({ proposal, editor }: { proposal: Proposal; editor: Editor }) {
  const { t } = useTranslation('planTools')
  const exemption = useExemptionWords()
  const tool = editor.tool()
  const { question, choices, chosen, follow } = proposal
  const said = ({ id, name }: Choice) => {
    if (question !== 'why-exempt') return name
    return id === 'lift' ? t('lift') : exemption(id)
  }
  return (
    <fieldset className="proposal-choices">
      <legend>{t(`question-${question}`)}</legend>
      {choices.map((choice) => (
        <label key={choice.id} data-tone={question === 'why-exempt' ? undefined : choice.tone % 5}>
          <input
            type="radio"
            name="proposal"
            value={choice.id}
            checked={choice.id === chosen}
            onChange={() => tool.choose?.(choice.id)}
          />
          {said(choice)}
          {choice.households === null ? null : (
            <span className="proposal-count">{t('households', { n: choice.households })}</span>
          )}
        </label>
      ))}
      {follow === null ? null : (
        <Checkbox checked={follow} onChange={({ target }) => tool.setFollow?.(target.checked)}>
          {t('follow')}
        </Checkbox>
      )}
    </fieldset>
  )
}
