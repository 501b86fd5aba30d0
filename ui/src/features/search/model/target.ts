// Where a line of the list leads, as the key of that line.
import type { ProjectId, SearchHit, TaskId } from '@/api';

export type Target = { kind: 'project'; project: ProjectId } | { kind: 'task'; project: ProjectId; task: TaskId };

export const projectKey = (project: ProjectId): string => JSON.stringify(['project', project]);

/** Two comments of one task are two lines. */
export const hitKey = ({ project, task, item }: SearchHit): string => JSON.stringify(['task', project, task, item]);

export function targetOf(key: string): Target {
  const [kind, project, task] = JSON.parse(key) as [Target['kind'], ProjectId, TaskId];
  return kind === 'project' ? { kind, project } : { kind, project, task };
}
