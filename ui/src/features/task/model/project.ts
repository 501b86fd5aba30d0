// The project a task is in: its states, in their order.
import { useQuery } from '@tanstack/react-query';

import { type ProjectId, type ProjectRow, projectsQuery } from '@/api';

export function useProject(id: ProjectId | undefined): ProjectRow | undefined {
  const { data } = useQuery(projectsQuery());
  return data?.projects.find((project) => project.id === id);
}
