// People that are shown, not edited here.
import { Skeleton } from '@/components';

import { PersonName } from './PersonName';

import css from './Fields.module.css';

export interface ReadPeopleProps {
  people: readonly string[];
  /** Who they are is not known yet. */
  unread: boolean;
  empty: string;
}

export function ReadPeople({ people, unread, empty }: ReadPeopleProps) {
  if (people.length === 0 && unread) {
    return (
      <div className={css.read}>
        <Skeleton width="60%" />
      </div>
    );
  }
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
