/** A telephone number as people read it aloud: mobile numbers in groups of 3, 4 and 4, others as they are. */
export function phoneWords(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
}
