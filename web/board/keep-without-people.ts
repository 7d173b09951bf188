import type { Board, ChartNode } from '#contract/boards.ts'
import type { DutyPerson } from '#contract/locate.ts'

/** A board without photos and without any person's phone. The numbers of the community and of facilities stay. */
export function withoutPeople(board: Board): Board {
  return {
    ...board,
    grids: board.grids.map((grid) => ({ ...grid, staff: grid.staff.map(withoutPhone) })),
    chart: board.chart.map(branch),
    staff: board.staff.map((card) => ({ ...card, phone: null, photo: null })),
  }
}

function branch(node: ChartNode): ChartNode {
  return { ...node, people: node.people.map(withoutPhone), children: node.children.map(branch) }
}

function withoutPhone({ phone: _, ...person }: DutyPerson): DutyPerson {
  return person
}
