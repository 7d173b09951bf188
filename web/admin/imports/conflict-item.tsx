import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CleaningChoice, CleaningConflict, GridOfFile } from '#contract/cleaning.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly conflict: CleaningConflict
  /** The choice that counts; null while it waits. */
  readonly choice: string | null
  readonly shown: boolean
  readonly onShow: () => void
  readonly onChoose: (choice: string) => void
}

/** One thing that cleaning does not decide alone: what is wrong, how large it is, and what may be done. */
export function ConflictItem({ conflict, choice, shown, onShow, onChoose }: Props) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  const { id, reason, grids, values, areaM2, widthM, movedM, households, at, choices, proposed } = conflict
  const sentence = t(`conflict-reason-${reason === 'gap' && grids.length > 0 ? 'inner-gap' : reason}`, {
    a: grids[0] === undefined ? '' : nameOf(grids[0]),
    b: grids[1] === undefined ? '' : nameOf(grids[1]),
    c: grids[2] === undefined ? '' : nameOf(grids[2]),
    all: grids.map(nameOf).join('、'),
    found: values.found ?? '',
    county: values.county ?? '',
    column: values.column ?? '',
    declared: values.declared ?? '',
    sum: values.sum ?? '',
  })
  const figures = [
    areaM2 === null ? null : t('areaOf', { m2: words.metres(areaM2) }),
    widthM === null ? null : t('widthOf', { m: words.metres(widthM) }),
    movedM === null || movedM < 0.005 ? null : t('movedOf', { m: words.metres(movedM) }),
    households === null ? null : t('householdsOf', { n: words.count(households) }),
  ].filter((part) => part !== null)
  const waits = choice === null
  return (
    <li className="conflict" data-shown={shown} data-waits={waits}>
      <p id={`conflict-${id}`}>
        <span className={waits ? 'alarm' : 'warn'} aria-hidden>
          {waits ? '■' : '▲'}
        </span>{' '}
        <b>{sentence}</b>
        {waits ? <span className="wish-required">{t('waits')}</span> : null}
      </p>
      <p className="soft-line">
        {figures.join(' · ')}{' '}
        {at === null ? null : (
          <button type="button" className="admin-open" onClick={onShow}>
            {t('showOnMap')}
          </button>
        )}
      </p>
      <Radio.Group
        className="conflict-choices"
        aria-labelledby={`conflict-${id}`}
        value={choice}
        onChange={({ target }) => onChoose(target.value)}
        options={choices.map((each) => ({
          value: each.id,
          label: each.id === proposed ? t('proposed', { what: wordsOf(each) }) : wordsOf(each),
        }))}
      />
    </li>
  )

  function wordsOf({ does, grid, code }: CleaningChoice): string {
    return t(`does-${does}`, {
      grid: grid === null ? '' : nameOf(grid),
      first: grids[0] === undefined ? '' : nameOf(grids[0]),
      code: code ?? '',
    })
  }
}

/** A grid as people know it: its name, else its code. */
function nameOf({ name, code }: GridOfFile): string {
  return name || code || '—'
}
