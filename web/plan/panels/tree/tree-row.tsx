import { CaretDownOutlined, CaretRightOutlined, LockFilled, UnlockOutlined } from '@ant-design/icons'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { BandMeter } from './band-meter.tsx'
import type { TreeRow } from './tree-rows.ts'

interface Props {
  readonly row: TreeRow
  /** Id of the element, which the tree names as the active one. */
  readonly id: string
  readonly households: number | null
  /** Who answers for it; null for a grid that nobody does. */
  readonly staff: string | null
  readonly chosen: boolean
  readonly active: boolean
  readonly locked: 'itself' | 'level' | null
  readonly mayLock: boolean
  readonly onChoose: (more: boolean) => void
  readonly onToggle: () => void
  readonly onLock: () => void
}

/** One community or grid: its name, how many households it holds, how that fits its band, who answers for it. */
export function TreeRowView(props: Props) {
  const { row, id, households, staff, chosen, active, locked, mayLock } = props
  const { t } = useTranslation('plan')
  const { grid, depth, name, open, children } = row
  const only = (deed: () => void) => (event: MouseEvent) => {
    event.stopPropagation()
    deed()
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys
    <div
      id={id}
      role="treeitem"
      className="tree-row"
      aria-level={depth + 1}
      aria-setsize={row.of}
      aria-posinset={row.place}
      aria-expanded={children > 0 ? open : undefined}
      aria-selected={chosen}
      data-active={active}
      data-depth={depth}
      onClick={(event) => props.onChoose(event.ctrlKey || event.metaKey || event.shiftKey)}
    >
      {children > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          className="tree-caret"
          aria-label={t(open ? 'close' : 'open', { name })}
          onClick={only(props.onToggle)}
        >
          {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        </button>
      ) : (
        <span className="tree-caret" />
      )}
      <span className="tree-name" title={staff === null ? name : t('nameAndStaff', { name, staff })}>
        {name}
        {grid !== null && staff === null ? (
          <span className="tree-nobody" title={t('nobody')}>
            ▲<span className="unseen">{t('nobody')}</span>
          </span>
        ) : null}
      </span>
      <span className="tree-count">{households === null ? '' : t('householdCount', { n: households })}</span>
      {grid === null || households === null ? (
        <span className="meter" />
      ) : (
        <BandMeter households={households} band={grid.band} />
      )}
      {grid === null ? (
        <span className="tree-lock" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className="tree-lock"
          aria-pressed={locked !== null}
          aria-label={t(locked === null ? 'lockThat' : 'unlockThat', { name })}
          title={t(locked === 'level' ? 'lockedByLevel' : locked === null ? 'lock' : 'unlock')}
          disabled={!mayLock || locked === 'level'}
          onClick={only(props.onLock)}
        >
          {locked === null ? <UnlockOutlined aria-hidden /> : <LockFilled aria-hidden />}
        </button>
      )}
    </div>
  )
}
