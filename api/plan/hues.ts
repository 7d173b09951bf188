/**
 * Twelve muted hues for first-level grids on pages and on paper, ordered so that the first six, which a coloured
 * adjacency graph uses most, stay apart for the common kinds of colour blindness (lightness differs as well as hue). No
 * hue is the red of a gap.
 */
export const HUES = [
  '#2f8f83',
  '#d9a441',
  '#4a74b4',
  '#b5708f',
  '#8a9a3c',
  '#7d62a8',
  '#d98a5b',
  '#5fa9c9',
  '#3e7a4a',
  '#9c6b4a',
  '#6b7fd0',
  '#7c8790',
] as const

/** How many of them, from the first, stay apart best. */
export const PREFERRED_HUES = 6
