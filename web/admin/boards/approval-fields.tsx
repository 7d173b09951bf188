import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BoardDraft, Lack } from './board-draft.ts'

interface Props {
  readonly draft: BoardDraft
  readonly put: (what: Partial<BoardDraft>) => void
  /** What is missing, said at its field. */
  readonly lacks: readonly Lack[]
}

/** Under what the map may be shown in public: its approval number, or who declared that it is a sketch. */
export function ApprovalFields({ draft, put, lacks }: Props) {
  const { t } = useTranslation('adminBoards')
  const wrong = (lack: Lack) =>
    lacks.includes(lack) ? ({ validateStatus: 'error', help: t(`lack-${lack}`) } as const) : {}
  return (
    <fieldset className="board-part">
      <legend>{t('basis')}</legend>
      <p className="soft">{t('basisMore')}</p>
      <Radio.Group
        className="reasons"
        aria-label={t('basis')}
        value={draft.basis}
        onChange={({ target }) => put({ basis: target.value })}
        options={[
          { value: 'approval', label: t('basis-approval') },
          { value: 'sketch', label: t('basis-sketch') },
        ]}
      />
      {draft.basis === 'approval' ? (
        <Form.Item label={t('approvalNumber')} htmlFor="board-approval" {...wrong('approval')}>
          <Input
            id="board-approval"
            maxLength={60}
            autoComplete="off"
            placeholder={t('approvalLike')}
            value={draft.approvalNumber}
            onChange={({ target }) => put({ approvalNumber: target.value })}
          />
        </Form.Item>
      ) : (
        <div className="two-fields">
          <Form.Item label={t('declaredBy')} htmlFor="board-declaredBy" {...wrong('declaredBy')}>
            <Input
              id="board-declaredBy"
              maxLength={60}
              autoComplete="off"
              value={draft.declaredBy}
              onChange={({ target }) => put({ declaredBy: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('declaredOn')} htmlFor="board-declaredOn" {...wrong('declaredOn')}>
            <Input
              id="board-declaredOn"
              type="date"
              value={draft.declaredOn}
              onChange={({ target }) => put({ declaredOn: target.value })}
            />
          </Form.Item>
        </div>
      )}
    </fieldset>
  )
}
