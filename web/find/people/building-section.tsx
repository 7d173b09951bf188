import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDoorWords } from './door-words.ts'
import type { CrossSection, Door } from './doors.ts'
import { floorBands } from './doors.ts'
import { OccupancyMark } from './occupancy-mark.tsx'
import { stepBetweenDoors } from './step-between-doors.ts'

interface Props {
  readonly section: CrossSection
  readonly onDoor: (door: Door) => void
}

/**
 * The building cut open: a row for each floor, a column for each unit, a button for each door. It is one stop of the
 * tab key; arrows go from door to door. High buildings get buttons that jump to ten floors each.
 */
export function BuildingSection({ section, onDoor }: Props) {
  const { t } = useTranslation('people')
  const doorWords = useDoorWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const [stop, setStop] = useState(0)
  const bands = floorBands(section.floors)
  let index = -1

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const next = stepBetweenDoors(body.current, event.target, event.key)
    if (next === null) return
    event.preventDefault()
    next.focus()
  }

  return (
    <>
      {bands.length === 0 ? null : (
        <nav className="bands" aria-label={t('jumpFloors')}>
          {bands.map(({ top, bottom }) => (
            <button
              key={top}
              type="button"
              className="band"
              onClick={() => body.current?.querySelector(`[data-floor="${top}"]`)?.scrollIntoView()}
            >
              {t('floors', { top, bottom })}
            </button>
          ))}
        </nav>
      )}
      <div className="section" data-high={bands.length > 0}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows lead from door to door, as in a grid */}
        <table role="grid" aria-label={t('sectionLabel')} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <td className="section-corner" />
              {section.units.map((unit) => (
                <th key={unit ?? ''} scope="col">
                  {unit ?? t('noUnit')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {section.floors.map(({ floor, units }) => (
              <tr key={floor ?? 'unknown'} data-floor={floor}>
                <th scope="row">{floor === null ? t('floorUnknown') : t('floor', { n: floor })}</th>
                {units.map((doors, unit) => (
                  <td key={section.units[unit] ?? ''} className="unit" data-unit={unit}>
                    {doors.map((door) => {
                      index++
                      const own = index
                      return (
                        <button
                          key={door.room}
                          type="button"
                          className="door"
                          data-occupancy={door.households[0].occupancy}
                          aria-label={doorWords(door)}
                          tabIndex={own === stop ? 0 : -1}
                          onFocus={() => setStop(own)}
                          onClick={() => onDoor(door)}
                        >
                          <span className="door-room">
                            {door.room}
                            {door.households.some(({ apart }) => apart) ? <span aria-hidden> ⇄</span> : null}
                          </span>
                          {door.households.length === 1 ? (
                            <OccupancyMark occupancy={door.households[0].occupancy} short />
                          ) : (
                            <span className="door-several">
                              {t('households', { n: door.households.length })}
                            </span>
                          )}
                        </button>
                      )
                    })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
