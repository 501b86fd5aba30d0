// People that are shown, not edited here.
import { PersonName } from './PersonName';

import css from './Fields.module.css';

export function ReadPeople({ people, empty }: { people: readonly string[]; empty: string }) {
  if (people.length === 0) {
    return (
      <div className={css.read} data-empty>
        {empty}
      </div>
    );
  }
  return (
    <div className={css.read}>
      {people.map((id) => (
        <PersonName key={id} id={id} />
      ))}
    </div>
  );
}
