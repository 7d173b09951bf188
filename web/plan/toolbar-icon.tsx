import type { ToolName } from '../editor/tool.ts'

/** Each tool as a few strokes on a field of 24 by 24. */
const STROKES: Readonly<Record<ToolName | 'undo' | 'redo' | 'help', string>> = {
  select: 'M6 3l12 9-5.2 1.2L16 19l-2.6 1.3-3-5.9L6 18z',
  cut: 'M4 5h16v14H4zM12 2v20M9 5l3 3 3-3',
  merge: 'M3 6h7v12H3zM14 6h7v12h-7zM8 12h8M13 9l3 3-3 3',
  border:
    'M4 19L10 8l4 6 6-10M10 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M14 12.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6',
  redraw: 'M3 19h4M17 19h4M7 19c1-9 9-9 10 0M12 4v5M9.5 6.5h5',
  draw: 'M5 8l8-4 7 7-4 9-10-3z',
  assign: 'M12 4c5 0 8 2.6 8 6s-3 6-8 6-8-2.6-8-6 3-6 8-6M9 16c0 3-2 4-4 4',
  fill: 'M4 4h16v16H4zM4 14l10-10M4 20L20 4M10 20L20 10',
  exempt: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M6 6l12 12',
  measure: 'M3 15L15 3l6 6L9 21zM7 11l2 2M10 8l3 3M13 5l2 2',
  undo: 'M9 7L4 12l5 5M4 12h10a5 5 0 0 1 0 10h-2',
  redo: 'M15 7l5 5-5 5M20 12H10a5 5 0 0 0 0 10h2',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.5',
}

export function ToolIcon({ name }: { name: keyof typeof STROKES }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="tool-icon">
      <path d={STROKES[name]} />
    </svg>
  )
}
