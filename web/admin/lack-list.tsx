/** Something a form still wants: in words, and the id of the field. */
interface Lack {
  readonly words: string
  readonly field: string
}

/** What is still missing in a form, each the way to its field. */
export function LackList({ title, lacks }: { title: string; lacks: readonly Lack[] }) {
  return (
    <div className="lacks" role="alert">
      <strong>▲ {title}</strong>
      <ul className="plain-list">
        {lacks.map(({ words, field }) => (
          <li key={words}>
            <button
              type="button"
              className="admin-open lack"
              onClick={() => document.getElementById(field)?.focus()}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
