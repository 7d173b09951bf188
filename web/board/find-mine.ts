import './board-find.css'
import type { Board } from '#contract/boards.ts'
import type { DoorMatch, DoorMatches } from '#contract/lookup.ts'
import { lookup } from '../client/lookup.ts'
import type { Answer } from '../client/request.ts'
import { element } from '../element.ts'
import { answerView, troubleView } from './find-mine-answer.ts'
import { type Choice, choicePages } from './find-mine-choices.ts'
import { numberPad } from './find-mine-number.ts'
import { locateOrKept } from './keep-locate.ts'
import type { Room } from './slide-pages.ts'
import { say } from './words.ts'

/** As many doors as the server names at once; with so many there may be more. */
const ALL_NAMED = 20

/** Where somebody finds their grid: by the map, or by choosing compound, building, entrance. */
export interface FindMine {
  readonly element: HTMLElement
  /** Another board, or a screen of another size: begins anew. */
  show(board: Board): void
  /** Somebody touched the map at `[lon, lat]`. */
  at(position: readonly [number, number]): Promise<void>
  /** One step back; false at the beginning. */
  back(): boolean
  /** To the beginning, for the next in line. */
  reset(): void
}

type Step = () => void

/** `room` gives the box for the choices; `mark` shows on the map which place is answered for. */
export function findMine(
  room: () => Room,
  mark: (position: readonly [number, number] | null) => void,
): FindMine {
  const box = element('div', { class: 'find-mine', 'aria-live': 'polite' })
  let board: Board | null = null
  let steps: Step[] = []
  /** What was asked last; an answer to anything before it comes too late. */
  let asked = 0

  function put(view: HTMLElement): void {
    const hadFocus = box.contains(document.activeElement)
    box.replaceChildren(view)
    if (hadFocus) box.querySelector<HTMLElement>('button, a')?.focus()
  }
  function go(step: Step): void {
    steps.push(step)
    step()
  }
  function begin(): void {
    if (board === null) return
    const choices = board.places.map(
      (name): Choice => ({ name, choose: () => go(() => void ask(name, name)) }),
    )
    choose(say('findMineTitle'), say('findMineHow'), choices)
  }
  function choose(title: string, how: string, choices: readonly Choice[]): void {
    put(choicePages({ title, how, choices, room: room(), back: steps.length > 1 ? back : null }))
  }

  /** Asks for the doors of an address within `place`; the grid where all of them lie answers at once. */
  async function ask(place: string, address: string): Promise<void> {
    const turn = ++asked
    put(element('p', { class: 'find-wait', role: 'status' }, say('looking')))
    const reply = await lookup(address)
    if (turn === asked) narrow(place, address, reply)
  }
  function narrow(place: string, address: string, reply: Answer<DoorMatches>): void {
    if (!reply.ok) {
      put(troubleView(reply.trouble, back))
      return
    }
    const doors = doorsOf(reply.value, address)
    const [first] = doors
    if (first === undefined) {
      put(troubleView(null, back))
      return
    }
    const cutOff = reply.value.matches.length >= ALL_NAMED
    const grids = new Set(doors.map(({ chain }) => chain.at(-1)?.code))
    if (grids.size === 1 && !cutOff) {
      void answer(first.position)
      return
    }
    const buildings = doors.filter(({ unit }) => unit === null)
    const isOne = new Set(doors.map(({ building }) => building)).size === 1
    const named =
      isOne || buildings.length === 0 ? doors.filter(({ unit }) => unit !== null || !isOne) : buildings
    if (cutOff && !isOne) {
      put(
        numberPad({
          place,
          example: tail(first.address, place),
          say: (number) => go(() => void ask(place, `${place}${number}`)),
          back,
        }),
      )
      return
    }
    choose(
      tail(address, place) === '' ? place : `${place}${tail(address, place)}`,
      say(isOne ? 'whichUnit' : 'whichBuilding'),
      named.map((door) => ({
        name: tail(door.address, place) || door.address,
        choose: () => go(() => void (door.unit === null ? ask(place, door.address) : answer(door.position))),
      })),
    )
  }
  /** Doors of the board's ground whose address has what was asked for; all of them where none has. */
  function doorsOf({ matches }: DoorMatches, address: string): readonly DoorMatch[] {
    const own = matches.filter(({ chain }) => chain[0]?.code.startsWith(board!.jurisdiction.code))
    const exact = own.filter((door) => door.address.includes(address))
    return exact.length > 0 ? exact : own
  }

  async function answer(position: readonly [number, number]): Promise<void> {
    const turn = ++asked
    mark(position)
    const reply = await locateOrKept(board!, position)
    if (turn === asked) put(reply.ok ? answerView(reply.value, back) : troubleView(reply.trouble, back))
  }
  function back(): boolean {
    asked++
    mark(null)
    if (steps.length < 2) return false
    steps.pop()
    steps.at(-1)!()
    return true
  }
  function reset(): void {
    asked++
    mark(null)
    steps = []
    go(begin)
  }

  return {
    element: box,
    show(next) {
      board = next
      if (steps.length < 2) reset()
    },
    async at(position) {
      steps = steps.slice(0, 1)
      steps.push(() => void answer(position))
      await answer(position)
    },
    back,
    reset,
  }
}

/** What an address says after the name of the place. */
function tail(address: string, place: string): string {
  const at = address.indexOf(place)
  return at < 0 ? address : address.slice(at + place.length)
}
