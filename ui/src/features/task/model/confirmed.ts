// A task made here that got its id from Cubicl is still the same task on the screen: fields keep their focus and text.
import type { QueryClient } from '@tanstack/react-query';

import { type ActivitiesView, keys, type TaskId, type TaskView } from '@/api';

const madeAs = new Map<TaskId, TaskId>();

/** What stays the same when the id changes. */
export function identityOf(task: TaskId): TaskId {
  return madeAs.get(task) ?? task;
}

/** Carries everything known under the local id over to the real one. */
export function carryOver(queries: QueryClient, local: TaskId, id: TaskId): void {
  madeAs.set(id, identityOf(local));
  const task = queries.getQueryData<TaskView>(keys.task(local));
  if (task) queries.setQueryData<TaskView>(keys.task(id), (known) => known ?? { ...task, id, local: false });
  const activities = queries.getQueryData<ActivitiesView>(keys.activities(local));
  if (activities) queries.setQueryData<ActivitiesView>(keys.activities(id), (known) => known ?? activities);
  void queries.invalidateQueries({ queryKey: keys.task(id) });
  void queries.invalidateQueries({ queryKey: keys.activities(id) });
}
