// Tags that tasks of the project carry, most used first.
import { useQuery } from '@tanstack/react-query';

import { type ProjectId, tagsQuery } from '@/api';

const NONE: readonly string[] = [];

export function useTags(project: ProjectId): readonly string[] {
  return useQuery(tagsQuery(project)).data ?? NONE;
}
