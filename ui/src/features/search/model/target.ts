// Where a line of the list leads, as the key of that line.
import type { ProjectId, SearchHit, SearchTarget, SearchView } from '@/api';

export type Target = { kind: 'project'; project: ProjectId } | SearchTarget;

export const projectKey = (project: ProjectId): string => JSON.stringify({ kind: 'project', project });

/** Two comments of one task are two lines, and so are two files on their way into one folder. */
export const hitKey = ({ target, title }: SearchHit): string => JSON.stringify({ ...target, title });

export const targetOf = (key: string): Target => JSON.parse(key) as Target;

/** Where the first line leads: tasks stand on top, then projects. */
export function firstTarget({ groups, projects }: Pick<SearchView, 'groups' | 'projects'>): Target | undefined {
  const hitOf = (group = groups[0]) => group?.hits[0]?.target;
  const task = hitOf(groups.find(({ kind }) => kind === 'task'));
  if (task) return task;
  return projects[0] ? { kind: 'project', project: projects[0].id } : hitOf();
}
