import type { site as chinese } from '../zh-CN/site.ts'

export const site: Record<keyof typeof chinese, string> = {
  name: 'Gridhold',
  tagline: 'One map, one line, one person',
  find: 'Find a grid',
  coverage: 'Coverage',
  board: 'Board',
  home: 'Home',
  otherLanguage: '中文',
  switchLanguage: 'Switch to Chinese',
  skip: 'Skip to the main content',
  map: 'Grid map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeTown: 'Show the whole area',
  mapKeys: 'Arrow keys move, plus and minus zoom, Enter asks for the grid at the centre',
  noMap: 'This device cannot draw the map; searching by text still works.',
  offline: 'No connection. Check the network, then try again.',
  busy: 'The server is busy. Try again in a moment.',
  unexpected:
    'The server’s answer could not be read. Reload the page; if that does not help, tell the administrator.',
  retry: 'Try again',
  level1: 'First-level grid',
  level2: 'Second-level grid',
  level3: 'Third-level grid',
  general: 'All-purpose grid',
  dedicated: 'Dedicated grid',
}
