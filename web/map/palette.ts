/** Colours of everything drawn, by theme. */
export interface Theme {
  readonly land: string
  readonly water: string
  readonly waterEdge: string
  readonly green: string
  readonly farmland: string
  readonly ground: string
  readonly groundEdge: string
  readonly road: string
  readonly roadCasing: string
  readonly building: string
  readonly buildingEdge: string
  readonly placeText: string
  readonly waterText: string
  readonly line: string
  readonly label: string
  readonly halo: string
  readonly accent: string
  readonly casing: string
  readonly you: string
  readonly gap: string
  readonly warning: string
  readonly info: string
  /** Opacity of the first level's fill, 0 to 1. */
  readonly fill: number
}

/** Paper in daylight. */
export const DAY: Theme = {
  land: '#f7f4ec',
  water: '#c9dfe8',
  waterEdge: '#a9c9d6',
  green: '#dfe8d0',
  farmland: '#eef0d9',
  ground: '#f1ede3',
  groundEdge: '#ddd6c6',
  road: '#ffffff',
  roadCasing: '#d3ccbd',
  building: '#dcd8d0',
  buildingEdge: '#bdb7ac',
  placeText: '#4b5359',
  waterText: '#3f7389',
  line: '#22313a',
  label: '#16242c',
  halo: '#fbfaf5',
  accent: '#0b5d66',
  casing: '#ffffff',
  you: '#1257c4',
  gap: '#c2271f',
  warning: '#a86400',
  info: '#2b62a5',
  fill: 0.24,
}

/** A hall with its lights down. */
export const NIGHT: Theme = {
  land: '#141b21',
  water: '#1b3644',
  waterEdge: '#25485a',
  green: '#1b2a22',
  farmland: '#20291f',
  ground: '#1a2229',
  groundEdge: '#2a343c',
  road: '#3a4650',
  roadCasing: '#10161b',
  building: '#2b353d',
  buildingEdge: '#3c4851',
  placeText: '#aab6bd',
  waterText: '#8fc2d8',
  line: '#e6edf0',
  label: '#ffffff',
  halo: '#11181d',
  accent: '#7fe0d6',
  casing: '#0d1317',
  you: '#7db2ff',
  gap: '#ff7a70',
  warning: '#f2b04c',
  info: '#8fb9f2',
  fill: 0.34,
}
