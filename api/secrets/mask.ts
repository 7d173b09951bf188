const STAR = '*'

/**
 * A resident's name as a list shows it: first and last character stay, the rest is starred; of two characters
 * the first stays (张*, 张*明, 欧**明). From four characters on two stars stand for all, so length tells nothing.
 */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  const [first = '', last = ''] = [letters[0], letters.at(-1)]
  if (letters.length <= 1) return STAR
  if (letters.length === 2) return first + STAR
  return first + STAR.repeat(letters.length === 3 ? 1 : 2) + last
}

/** A staff member who did not agree to be named in public: the first character alone (王*). */
export function maskToSurname(name: string): string {
  const [first] = [...name.trim()]
  return (first ?? '') + STAR
}

/**
 * A phone number as a list shows it. A mobile number keeps three digits and four, without its country code
 * (138****1234). Any other keeps its area code, when a hyphen tells it, and its last two digits (0571-******34);
 * six digits and fewer are starred whole.
 */
export function maskPhone(phone: string): string {
  const mobile = /^(?:86)?(1\d{2})\d{4}(\d{4})$/.exec(phone.replaceAll(/\D/g, ''))
  if (mobile) return `${mobile[1]}${STAR.repeat(4)}${mobile[2]}`
  const [, area = '', rest = ''] = /^\s*(0\d{2,3}-)?(.*)$/.exec(phone) ?? []
  const digits = rest.replaceAll(/\D/g, '')
  const kept = digits.length > 6 ? 2 : 0
  return area + STAR.repeat(digits.length - kept) + digits.slice(digits.length - kept)
}
