import type { Received } from '../client/exports.ts'

/** Hands a file that came from the server to the browser's downloads. */
export function saveFile({ name, content }: Received): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
