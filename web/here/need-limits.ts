/** What `newNeed` of the contract takes, for a page that opens before a schema has arrived; a test holds them together. */
export const LONGEST_TEXT = 1000
export const MOST_PICTURES = 3
export const PHONE = /^\+?[\d -]{5,20}$/
