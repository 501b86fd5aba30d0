// A person's photo or initials; several of them as a short row with "+n".

import { photoOf, type UserId } from '@/api';
import { Avatar, type AvatarProps } from '@/components';
import { useTranslation } from '@/i18n';
import { listFormat } from '@/lib/formats';

import { usePeople } from './usePeople';

import css from './PersonAvatar.module.css';

export interface PersonAvatarProps {
  id: UserId;
  size?: AvatarProps['size'];
  /** Where the name stands beside it, the picture is silent. */
  silent?: boolean;
}

export function PersonAvatar({ id, size, silent = false }: PersonAvatarProps) {
  const person = usePeople().get(id);
  return (
    <Avatar id={id} initials={person.initials} src={photoOf(person)} name={silent ? '' : person.name} size={size} />
  );
}

/** Several people; the row is read aloud as one sentence of names. */
export function PeopleAvatars({
  ids,
  label,
  max = 3,
  size = 22,
}: {
  ids: readonly UserId[];
  /** What they are, for those who listen. */
  label?: string;
  max?: number;
  size?: AvatarProps['size'];
}) {
  const { i18n } = useTranslation('common');
  const people = usePeople();
  const shown = ids.length > max + 1 ? ids.slice(0, max) : ids;
  const names = listFormat(i18n.language).format(ids.map((id) => people.get(id).name));
  if (ids.length === 0) return null;
  return (
    <span className={css.row} role="img" aria-label={label === undefined ? names : `${label}: ${names}`} title={names}>
      {shown.map((id) => {
        const person = people.get(id);
        return <Avatar key={id} id={id} initials={person.initials} src={photoOf(person)} name="" size={size} />;
      })}
      {shown.length < ids.length ? (
        <span className={css.more} style={{ height: size, minWidth: size }}>
          +{ids.length - shown.length}
        </span>
      ) : null}
    </span>
  );
}
