import { Form, Input, Radio, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '#contract/boards.ts'
import { GridField, JurisdictionField } from '../posts/place-field.tsx'
import type { BoardDraft, Lack } from './board-draft.ts'

interface Props {
  readonly draft: BoardDraft
  readonly isNew: boolean
  readonly put: (what: Partial<BoardDraft>) => void
  /** What is missing, said at its field. */
  readonly lacks: readonly Lack[]
}

/** Name, address and place of a board. */
export function PlaceFields({ draft, isNew, put, lacks }: Props) {
  const { t } = useTranslation('adminBoards')
  const wrong = (...all: Lack[]) => {
    const lack = all.find((each) => lacks.includes(each))
    return lack === undefined ? {} : ({ validateStatus: 'error', help: t(`lack-${lack}`) } as const)
  }
  return (
    <fieldset className="board-part">
      <legend>{t('whatOf')}</legend>
      <Form.Item label={t('titleOf')} htmlFor="board-title" {...wrong('title')}>
        <Input
          id="board-title"
          maxLength={40}
          showCount
          autoComplete="off"
          value={draft.title}
          onChange={({ target }) => put({ title: target.value })}
        />
      </Form.Item>
      {isNew ? (
        <Form.Item
          label={t('slug')}
          htmlFor="board-slug"
          extra={t('slugMore')}
          {...wrong('slug', 'slug-taken')}
        >
          <Input
            id="board-slug"
            prefix="/board/"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={draft.slug}
            onChange={({ target }) => put({ slug: target.value })}
          />
        </Form.Item>
      ) : null}
      <div className="two-fields">
        <Form.Item label={t('jurisdiction')} htmlFor="board-jurisdiction" {...wrong('jurisdiction')}>
          <JurisdictionField
            id="board-jurisdiction"
            value={draft.jurisdiction}
            onChange={(jurisdiction) => put({ jurisdiction })}
          />
        </Form.Item>
        <Form.Item label={t('grid')} htmlFor="board-grid" extra={t('gridMore')} {...wrong('grid-elsewhere')}>
          <GridField id="board-grid" value={draft.grid} onChange={(grid) => put({ grid })} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

/** How a board looks: by day, by night or by the hour, and how large. */
export function LookFields({ draft, put }: Pick<Props, 'draft' | 'put'>) {
  const { t } = useTranslation('adminBoards')
  const set = (what: Partial<BoardSettings>) => put({ settings: { ...draft.settings, ...what } })
  return (
    <fieldset className="board-part">
      <legend>{t('look')}</legend>
      <Radio.Group
        className="board-themes"
        aria-label={t('theme')}
        value={draft.settings.theme}
        onChange={({ target }) => set({ theme: target.value })}
        options={(['day', 'night', 'by-hour'] as const).map((value) => ({
          value,
          label: t(`theme-${value}`),
        }))}
      />
      <div className="setting">
        <label htmlFor="board-large">
          <b>{t('largeType')}</b>
          <span className="soft-line block">{t('largeTypeMore')}</span>
        </label>
        <Switch
          id="board-large"
          checked={draft.settings.largeType}
          onChange={(largeType) => set({ largeType })}
        />
      </div>
    </fieldset>
  )
}
