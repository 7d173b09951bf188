import { Form, Modal, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#plan/actions/apply.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { groundMark } from '../ground-mark.ts'
import { useAct } from '../use-act.ts'
import { useDraft } from '../use-draft.ts'
import { useRefusalWords } from '../use-refusal-words.ts'
import { neighboursOf } from './neighbours.ts'

interface Props {
  readonly session: DraftSession
  /** One grid, to be merged with a neighbour, or several. */
  readonly grids: readonly Grid[]
  readonly open: boolean
  readonly onClose: () => void
}

/** Which grids become one, and which of them keeps its code; shown on the map before it is done. */
export function MergeDialog({ session, grids, open, onClose }: Props) {
  return open ? <Merging session={session} grids={grids} onClose={onClose} /> : null
}

function Merging({ session, grids, onClose }: Omit<Props, 'open'>) {
  const { t } = useTranslation(['planGrid', 'plan'])
  const { plan } = useDraft(session)
  const act = useAct(session)
  const refusalWords = useRefusalWords()
  const [first] = grids
  const neighbours = grids.length === 1 ? neighboursOf(plan.snapshot, first!.key) : []
  const [other, setOther] = useState<GridKey | undefined>(neighbours[0]?.key)
  const [keep, setKeep] = useState<GridKey>(first!.key)
  const all = [...grids, ...neighbours.filter(({ key }) => key === other)]
  const keys = all.map(({ key }) => key)
  const kept = keys.includes(keep) ? keep : first!.key
  const [id] = useState(session.newId)
  const action = { type: 'merge', id, grids: keys, keep: kept } as const
  const outcome = keys.length < 2 ? null : session.attempt(action)
  const possible = outcome !== null && !isRefusal(outcome)
  const shown = possible ? `${kept} ${keys.join()}` : ''

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when what is merged is different
  useEffect(() => {
    session.stage.preview(possible ? [action] : [])
    session.stage.mark('merge', possible ? all.flatMap(({ key }) => groundMark(plan.snapshot, key)) : [])
    return () => {
      session.stage.preview([])
      session.stage.mark('merge', [])
    }
  }, [session, shown])

  return (
    <Modal
      open
      mask={false}
      style={{ top: 72, marginInlineStart: 'max(24px, 20vw)' }}
      title={t('mergeTitle')}
      okText={t('merge')}
      cancelText={t('plan:cancel')}
      okButtonProps={{ disabled: !possible }}
      onOk={() => {
        session.stage.preview([])
        if (act(action)) {
          session.stage.select([kept])
          onClose()
        }
      }}
      onCancel={onClose}
      width={420}
    >
      <Form layout="vertical">
        {grids.length > 1 ? null : (
          <Form.Item label={t('mergeOther', { name: first!.name })} htmlFor="merge-other">
            <Select
              id="merge-other"
              value={other}
              onChange={setOther}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('noNeighbour')}
              options={neighbours.map(({ key, name }) => ({ value: key, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t('keeps')}>
          <Radio.Group
            className="merge-keep"
            value={kept}
            onChange={(event) => setKeep(event.target.value as GridKey)}
            options={all.map(({ key, name }) => ({ value: key, label: name }))}
          />
        </Form.Item>
      </Form>
      {outcome !== null && isRefusal(outcome) ? (
        <p role="status" className="refusal">
          {refusalWords(outcome, plan.snapshot.grids)}
        </p>
      ) : null}
    </Modal>
  )
}
