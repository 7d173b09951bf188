import { z } from 'zod'

/** Sizes of paper, shorter by longer side in millimetres. 8开 and 4开 are those of the trade in China. */
export const PAPERS = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  '8K': [260, 370],
  '4K': [370, 520],
} as const satisfies Record<string, readonly [number, number]>
export const paper = z.enum(['A4', 'A3', 'A2', '8K', '4K'])
export type Paper = z.infer<typeof paper>

/**
 * `GET /api/boards/:slug/poster.pdf` and `poster.svg`: public, made for the plan in force. `what`: the grid map or the
 * organisation chart. Without `turn` the paper lies as what is drawn fits best. 503 `paper-crowded` while many wait.
 */
export const posterQuery = z.object({
  what: z.enum(['map', 'chart']).default('map'),
  paper: paper.default('A3'),
  turn: z.enum(['upright', 'across']).optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
})
export type PosterQuery = z.infer<typeof posterQuery>

/** An SVG is one page of the poster; 404 `no-such-page` beyond the last. */
export const posterSvgQuery = posterQuery.extend({ page: z.coerce.number().int().min(1).max(99).default(1) })

/**
 * `POST /api/admin/sheets` → 202 `sheets`: sheets for the entrances of a place within reach, one page each, for
 * administrators and heads. 422 `no-entrances`, `too-many-sheets`. Exactly one of them: a community's code, a grid's code, or one entrance.
 */
export const newSheets = z
  .strictObject({
    community: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    grid: z
      .string()
      .regex(/^\d{15}$/)
      .optional(),
    unit: z.uuid().optional(),
    paper: paper.default('A4'),
  })
  .refine(({ community, grid, unit }) => [community, grid, unit].filter(Boolean).length === 1, {
    message: 'exactly one of community, grid, unit',
  })
export type NewSheets = z.input<typeof newSheets>

/**
 * `GET /api/admin/sheets/:id`, by who ordered them: how many of `total` pages are done; `bytes` once all are.
 * `GET /api/admin/sheets/:id/file` → `application/pdf`, within an hour; 409 `sheets-not-ready` before it is done.
 */
export const sheets = z.strictObject({
  id: z.uuid(),
  done: z.number().int(),
  total: z.number().int(),
  bytes: z.number().int().nullable(),
})
export type Sheets = z.infer<typeof sheets>
