// Where a line of the list leads, as the key of that line.
import type { ProjectId, SearchHit, SearchTarget } from '@/api';

export type Target = { kind: 'project'; project: ProjectId } | SearchTarget;

export const projectKey = (project: ProjectId): string => JSON.stringify({ kind: 'project', project });

/** Two comments of one task are two lines, and so are two files on their way into one folder. */
export const hitKey = ({ target, title }: SearchHit): string => JSON.stringify({ ...target, title });

export const targetOf = (key: string): Target => JSON.parse(key) as Target;
