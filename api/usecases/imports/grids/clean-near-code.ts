/** Signs that are taken for digits when a code is typed or read off paper. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  I: '1',
  l: '1',
  S: '5',
  B: '8',
  Z: '2',
}

/** A code without blanks, full-width signs as ordinary ones, letters as the digits they look like. */
function plainCode(code: string): string {
  return code
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[OolISBZ]/g, (sign) => LOOKALIKES[sign]!)
}

/**
 * The one known code that `found` is most likely a slip of: equal but for signs that look alike, or else one sign wrong,
 * missing, too many, or two neighbours changed about. Null where none is, or several are.
 */
export function nearCode(found: string, known: readonly string[]): string | null {
  const plain = plainCode(found)
  const alike = known.filter((code) => plainCode(code) === plain)
  if (alike.length > 0) return alike.length === 1 ? alike[0]! : null
  const near = known.filter((code) => isOneSlip(plain, plainCode(code)))
  return near.length === 1 ? near[0]! : null
}

/** Whether one text becomes the other by one sign put in, left out or changed, or two neighbours changed about. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (restA.length < restB.length) return restA === restB.slice(1)
  if (restA.length > restB.length) return restA.slice(1) === restB
  if (restA === '') return false
  return (
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}
