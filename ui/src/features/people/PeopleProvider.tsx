// The people of the organization, for everything below it.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { peopleQuery, type Person } from '@/api';

import { PeopleContext } from './usePeople';

const nobody: readonly Person[] = [];

export function PeopleProvider({ children }: { children: ReactNode }) {
  const { data = nobody } = useQuery(peopleQuery());
  const people = {
    byId: new Map(data.map((person) => [person.id, person])),
    current: data.filter(({ current }) => current),
  };
  return <PeopleContext value={people}>{children}</PeopleContext>;
}
