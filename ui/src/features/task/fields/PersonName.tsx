// Somebody: photo or initials, and the name.
import { PersonAvatar, usePeople } from '@/features/people';

import css from './Fields.module.css';

export function PersonName({ id }: { id: string }) {
  return (
    <span className={css.person}>
      <PersonAvatar id={id} silent />
      {usePeople().get(id).name}
    </span>
  );
}
