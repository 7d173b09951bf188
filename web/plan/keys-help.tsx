import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { TOOLS } from '../editor/tool.ts'
import { TOOL_KEYS } from './tool-keys.ts'

/** What the other keys do, by the name of their words. */
const OTHERS = [
  ['1 2 3', 'keyLevel'],
  ['Enter', 'keyEnter'],
  ['Esc', 'keyEscape'],
  ['Backspace', 'keyBack'],
  ['Delete', 'keyDelete'],
  ['Tab', 'keyTab'],
  ['Space', 'keySpace'],
  ['← ↑ → ↓', 'keyArrows'],
  ['Alt', 'keyAlt'],
  ['+ −', 'keyZoom'],
  ['Ctrl+Z', 'keyUndo'],
  ['Ctrl+Shift+Z', 'keyRedo'],
] as const

/** Every key, in a list. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('planTools')
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys')} width={640} destroyOnHidden>
      <dl className="keys-help">
        {TOOLS.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{TOOL_KEYS[name]}</kbd>
            </dt>
            <dd>
              <b>{t(`tool-${name}`)}</b> {t(`more-${name}`)}
            </dd>
          </div>
        ))}
        {OTHERS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
