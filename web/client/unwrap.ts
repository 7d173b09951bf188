import type { Answer, Trouble } from './request.ts'

/** A trouble on its way to react-query, which keeps failures apart from values by throwing. */
export class TroubleError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.message || trouble.code)
    this.trouble = trouble
  }
}

/** The value of an answer; throws `TroubleError` otherwise. Only for functions given to react-query. */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer
  if (settled.ok) return settled.value
  throw new TroubleError(settled.trouble)
}
