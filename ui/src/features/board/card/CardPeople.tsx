// Who works on it: three faces, and how many more there are.
import { useTranslation } from 'react-i18next';

import { photoOf, type UserId } from '@/api';
import { Avatar } from '@/components';

import { usePeople } from '../queries/usePeople';

import css from './Card.module.css';

const SHOWN = 3;

export function CardPeople({ people }: { people: readonly UserId[] }) {
  const { t } = useTranslation(['board', 'common']);
  const known = usePeople();
  if (people.length === 0) return null;
  const names = people.map((id) => known.get(id)?.name || t('common:unknownPerson'));
  const more = people.length - SHOWN;
  return (
    <span className={css.people} title={names.join(', ')}>
      <span className="sr-only">{t('board:card.people', { people: names.join(', ') })}. </span>
      {people.slice(0, SHOWN).map((id) => {
        const person = known.get(id);
        return <Avatar key={id} id={id} name="" initials={person?.initials ?? '?'} src={photoOf(person)} />;
      })}
      {more > 0 ? (
        <span aria-hidden className={css.more}>
          +{more}
        </span>
      ) : null}
    </span>
  );
}
