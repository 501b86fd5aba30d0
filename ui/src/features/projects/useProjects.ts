// The projects, and which one to start with.
import { useQuery } from '@tanstack/react-query';

import { projectsQuery, type AllSettings, type ProjectId, type ProjectRow } from '@/api';

export const useProjects = () => useQuery(projectsQuery());

/** The board to open: the last one if it is still there, otherwise one of mine, otherwise any. */
export function firstProject(projects: readonly ProjectRow[], settings: AllSettings): ProjectId | null {
  const known = new Map(projects.map((project) => [project.id, project]));
  const wanted = [settings.lastProject, ...settings.favourites, ...settings.recent].find(
    (id) => id !== null && known.has(id),
  );
  return wanted ?? (projects.find(({ mine }) => mine) ?? projects[0])?.id ?? null;
}
