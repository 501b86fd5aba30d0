// Everybody that tasks may name, by id. An id that nobody knows still has a face: "Unknown person".
import { useQuery } from '@tanstack/react-query';

import { peopleQuery, type Person, type UserId } from '@/api';
import { useTranslation } from '@/i18n';

export interface People {
  /** In the organization now. */
  readonly current: readonly Person[];
  readonly get: (id: UserId) => Person;
}

interface Indexed {
  map: ReadonlyMap<UserId, Person>;
  current: readonly Person[];
}

/** Every avatar asks; the index of one answer is made once. */
const indexes = new WeakMap<readonly Person[], Indexed>();

function indexed(people: readonly Person[]): Indexed {
  let index = indexes.get(people);
  if (!index) {
    index = {
      map: new Map(people.map((person) => [person.id, person])),
      current: people.filter((person) => person.current),
    };
    indexes.set(people, index);
  }
  return index;
}

const nobody: readonly Person[] = [];

export function usePeople(): People {
  const { t } = useTranslation('common');
  const { data = nobody } = useQuery(peopleQuery());
  const { map, current } = indexed(data);
  const unknown = t('unknownPerson');
  return {
    current,
    get: (id) => {
      const person = map.get(id);
      if (person?.name) return person;
      return {
        id,
        name: unknown,
        initials: person?.initials || '?',
        hasPhoto: person?.hasPhoto ?? false,
        current: person?.current ?? false,
      };
    },
  };
}
