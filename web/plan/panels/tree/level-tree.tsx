import { Input } from 'antd'
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { lookAtGrids } from '../look-at.ts'
import { useDraft, useStage } from '../use-draft.ts'
import { LevelLocks } from './level-locks.tsx'
import type { Tallies } from './tally.ts'
import { treeStep } from './tree-keys.ts'
import { TreeRowView } from './tree-row.tsx'
import { openTo, type TreeRow, treeRows } from './tree-rows.ts'
import { useGridStaff } from './use-grid-staff.ts'
import { useLock } from './use-lock.ts'
import { useWindow } from './use-window.ts'

/** Height of a row in CSS pixels, as in `panels.css`. */
const ROW = 34

interface Props {
  readonly session: DraftSession
  /** Null until it is known where households stand. */
  readonly tallies: Tallies | null
}

/** 层级树: communities and their grids of all levels, drawn only where they are in view. */
export function LevelTree({ session, tallies }: Props) {
  const { t } = useTranslation('plan')
  const { plan, detail } = useDraft(session)
  const { selected } = useStage(session)
  const { grids, communities } = plan.snapshot
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => atFirst(session))
  const [active, setActive] = useState<string | null>(null)
  const rows = useMemo(() => treeRows(communities, grids, open, wanted), [communities, grids, open, wanted])
  const staffOf = useGridStaff(detail)
  const lock = useLock(session)
  const { box, onScroll, show, rows: view } = useWindow(rows.length, ROW)
  const name = useId()

  // What was chosen on the map is opened and shown here; what was chosen here is in view already.
  const chosenHere = useRef<string | null>(null)
  const [first] = selected
  useEffect(() => {
    if (first === undefined || chosenHere.current === first) return
    const above = openTo(session.state().plan.snapshot.grids, first)
    setOpen((before) => (above.every((id) => before.has(id)) ? before : new Set([...before, ...above])))
    setActive(first)
  }, [first, session])
  useEffect(() => {
    if (active !== null) show(rows.findIndex(({ id }) => id === active))
  }, [active, rows, show])

  function toggle(id: string): void {
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }
  function choose({ id, grid }: TreeRow, more: boolean): void {
    setActive(id)
    chosenHere.current = id
    if (grid === null) session.stage.select([])
    else {
      session.stage.setLevel(grid.level as Level)
      session.stage.select(more ? toggled(selected, id) : [id])
    }
    const look = more ? null : lookAtGrids(plan.snapshot, [id])
    if (look !== null) session.stage.lookAt(look)
  }
  function onFocus({ currentTarget }: FocusEvent): void {
    // A pointer chooses its row itself; nothing may scroll away under it.
    if (currentTarget.matches(':focus-visible')) setActive((now) => now ?? rows[0]?.id ?? null)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const row = rows.find(({ id }) => id === active)
    if (event.key === 'l' && row?.grid) {
      event.preventDefault()
      event.stopPropagation()
      lock.toggle(row.grid)
      return
    }
    const step = treeStep(rows, active, event.key)
    if (step === null) return
    event.preventDefault()
    event.stopPropagation()
    if (step.do === 'go') setActive(step.to)
    else if (step.do === 'choose') {
      const chosen = rows.find(({ id }) => id === (active ?? rows[0]?.id))
      if (chosen) choose(chosen, event.shiftKey)
    } else toggle(step.id)
  }

  return (
    <section className="tree-panel" aria-label={t('tree')}>
      <div className="tree-tools">
        <Input
          size="small"
          allowClear
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          placeholder={t('findGrid')}
          aria-label={t('findGrid')}
        />
        <LevelLocks session={session} />
      </div>
      <div
        ref={box}
        role="tree"
        className="tree"
        tabIndex={0}
        aria-label={t('tree')}
        aria-multiselectable
        aria-activedescendant={active === null ? undefined : `${name}-${active}`}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <div role="none" className="tree-length" style={{ height: rows.length * ROW }}>
          <div role="none" style={{ transform: `translateY(${view.from * ROW}px)` }}>
            {rows.slice(view.from, view.to).map((row) => (
              <TreeRowView
                key={row.id}
                id={`${name}-${row.id}`}
                row={row}
                households={tallies?.counts.of(row.id) ?? null}
                staff={row.grid === null ? null : staffOf(row.id)}
                chosen={selected.includes(row.id)}
                active={row.id === active}
                locked={row.grid === null ? null : lock.of(row.grid)}
                mayLock={detail.rights.edit}
                onChoose={(more) => choose(row, more)}
                onToggle={() => toggle(row.id)}
                onLock={() => row.grid && lock.toggle(row.grid)}
              />
            ))}
          </div>
        </div>
        {rows.length === 0 ? <p className="tree-none">{t('noSuchGrid', { what: wanted })}</p> : null}
      </div>
    </section>
  )
}

/** Communities and their first level are open, so that one sees the second. */
function atFirst(session: DraftSession): ReadonlySet<string> {
  const { communities, grids } = session.state().plan.snapshot
  const firstLevel = grids.filter(({ level }) => level === 1)
  return new Set([
    ...communities.map(({ code }) => code),
    ...(firstLevel.length > 40 ? [] : firstLevel.map(({ key }) => key)),
  ])
}

function toggled(list: readonly string[], id: string): readonly string[] {
  return list.includes(id) ? list.filter((each) => each !== id) : [...list, id]
}
