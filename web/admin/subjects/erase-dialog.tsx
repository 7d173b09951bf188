import { Alert, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SubjectErased, SubjectFile } from '#contract/protection.ts'
import { eraseSubject } from '../../client/subjects.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useRefresh } from '../use-change.ts'

interface Props {
  readonly file: SubjectFile
  readonly open: boolean
  readonly onErased: (erased: SubjectErased) => void
  readonly onClose: () => void
}

/** Erases the household, once its door has been typed letter for letter. */
export function EraseDialog({ file, open, onErased, onClose }: Props) {
  const { t } = useTranslation('adminSubjects')
  const refresh = useRefresh()
  const { people, visits, confirm, household } = file

  async function send({ typed }: { typed: string }) {
    const answer = await eraseSubject(household.id, typed.trim())
    if (!answer.ok) return answer
    onErased(answer.value)
    await refresh()
    return answer
  }

  return (
    <FormDialog<{ typed: string }>
      open={open}
      title={t('eraseTitle')}
      okText={t('eraseDo')}
      danger
      initial={{ typed: '' }}
      fieldOf={{ 'wrong-confirmation': 'typed' }}
      width={480}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <Alert
            type="error"
            showIcon
            className="gap-below"
            title={t('eraseMore', { people: people.length, visits: visits.length })}
          />
          <Form.Item
            name="typed"
            label={t('eraseType', { confirm })}
            rules={[
              {
                validator: (_, typed?: string) =>
                  typed?.trim() === confirm
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('eraseDiffers', { confirm }))),
              },
            ]}
            validateTrigger="onSubmit"
          >
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
