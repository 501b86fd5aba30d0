// Everybody that a card may name, by id.
import { useQuery } from '@tanstack/react-query';

import { peopleQuery, type Person, type UserId } from '@/api';

const nobody: ReadonlyMap<UserId, Person> = new Map();
const byId = (people: readonly Person[]): ReadonlyMap<UserId, Person> =>
  new Map(people.map((person) => [person.id, person]));

export function usePeople(): ReadonlyMap<UserId, Person> {
  return useQuery({ ...peopleQuery(), select: byId }).data ?? nobody;
}
