/** Colours of paper on a wall: those of the pages by day (`web/map/palette.ts`), lines as printers hold them. */
export const INK = {
  land: '#f7f4ec',
  water: '#c9dfe8',
  waterEdge: '#a9c9d6',
  park: '#dfe8d0',
  farmland: '#eef0d9',
  compound: '#f1ede3',
  compoundEdge: '#ddd6c6',
  road: '#ffffff',
  roadCasing: '#c9c1b1',
  building: '#dcd8d0',
  buildingEdge: '#b3ac9f',
  place: '#5d6469',
  line: '#22313a',
  label: '#16242c',
  code: '#3c4a52',
  halo: '#ffffff',
  accent: '#0b5d66',
  gap: '#c2271f',
  exempt: '#5a6268',
  unheld: '#7b858c',
  quiet: '#5d6469',
  rule: '#c4c9cc',
  you: '#c2271f',
} as const

/** Opacity of the first level's fill, and what one of four tints of the second adds. */
export const FILL = 0.22
export const TINT = 0.06

/** Lines of the three levels on A3, and of a community's edge, in millimetres. */
export const BORDERS: Readonly<Record<0 | 1 | 2 | 3, number>> = { 0: 1, 1: 0.75, 2: 0.4, 3: 0.18 }
