import type { ToolName } from '../editor/tool.ts'

/** The key of each tool; none for those that have no letter to spare. */
export const TOOL_KEYS: Readonly<Record<ToolName, string>> = {
  select: 'V',
  cut: 'C',
  merge: 'M',
  border: 'B',
  redraw: 'R',
  draw: 'D',
  assign: 'A',
  fill: 'F',
  exempt: 'X',
  measure: 'L',
}
