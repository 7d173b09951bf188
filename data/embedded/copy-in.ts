/**
 * COPY … FROM STDIN. The engine is single and synchronous: once it waits for rows it waits for ever, so it must get
 * statement and rows in one call. These two tests tell from the text which queries those are.
 */

const leadingComments = String.raw`^(?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)*`
const tableName = String.raw`(?:"(?:[^"]|"")+"|[\p{L}\p{N}_$.])+`
const copyFromStdin = new RegExp(
  String.raw`${leadingComments}copy\s+${tableName}\s*(?:\([^)]*\))?\s*from\s+stdin\b`,
  'iu',
)

/** A COPY that takes its rows from the client, as a statement of its own. */
export function takesRows(sql: string): boolean {
  return copyFromStdin.test(sql)
}

/** Text in which a COPY from the client might hide, behind another statement or in a prepared one. */
export function mightTakeRows(sql: string): boolean {
  return /\bcopy\b[\s\S]*\bstdin\b/i.test(sql)
}
