interface Action {
  readonly key: string
  readonly words: string
  /** Something is lost by it. */
  readonly danger?: boolean
}

interface Props<Of extends Action> {
  readonly actions: readonly Of[]
  readonly onChoose: (action: Of) => void
}

/** What can be done, a row for each, wide enough for a thumb. */
export function ActionList<Of extends Action>({ actions, onChoose }: Props<Of>) {
  return (
    <ul className="rows actions">
      {actions.map((action) => (
        <li key={action.key}>
          <button type="button" className="row" data-danger={action.danger} onClick={() => onChoose(action)}>
            {action.words}
          </button>
        </li>
      ))}
    </ul>
  )
}
