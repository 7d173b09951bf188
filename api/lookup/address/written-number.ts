/** How a door's number agrees with a written one, which may be a range or a side of the road: 1, 0.6 or 0. */
export function numberAgreement(written: string, number: string | null): number {
  if (number === null) return 0
  if (written === number) return 1
  const range = /^(\d*)~(\d*)([单双]?)$/.exec(written)
  if (range !== null) return isInRange(range, Number.parseInt(number, 10)) ? 1 : 0
  // 1-15号 is a number with a sub-number, and now and then a range; 18-2 without such a door is the gate 18.
  const dashed = /^(\d+)-(\d+)$/.exec(written)
  if (dashed === null) return 0
  if (dashed[1] === number) return 0.6
  const value = Number(number)
  return value >= Number(dashed[1]) && value <= Number(dashed[2]) ? 0.4 : 0
}

function isInRange([, from, to, side]: RegExpExecArray, number: number): boolean {
  if (from !== '' && (number < Number(from) || number > Number(to))) return false
  return side === '' || number % 2 === (side === '单' ? 1 : 0)
}
