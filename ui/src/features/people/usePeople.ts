// Everybody that tasks may name, by id. An id that nobody knows still has a face: "Unknown person".
import { createContext, use } from 'react';

import type { Person, UserId } from '@/api';
import { useTranslation } from '@/i18n';

/** Asked for once, above everybody who shows people: a board has a face or three on every card. */
export const PeopleContext = createContext<KnownPeople>({ byId: new Map(), current: [] });

export interface KnownPeople {
  readonly byId: ReadonlyMap<UserId, Person>;
  readonly current: readonly Person[];
}

export interface People {
  /** In the organization now. */
  readonly current: readonly Person[];
  readonly get: (id: UserId) => Person;
}

export function usePeople(): People {
  const { t } = useTranslation('common');
  const { byId, current } = use(PeopleContext);
  return {
    current,
    get: (id) => {
      const person = byId.get(id);
      if (person?.name) return person;
      return {
        id,
        name: t('unknownPerson'),
        initials: person?.initials || '?',
        hasPhoto: person?.hasPhoto ?? false,
        current: person?.current ?? false,
      };
    },
  };
}
