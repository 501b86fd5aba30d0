// What opening a project changes in the settings: it is the last one, a recent one, and seen in the tree.
import type { AllSettings, ProjectId, ProjectRow } from '@/api';

import { above, isSeen } from './model';

const RECENT = 12;

export function opened(
  project: ProjectId,
  rows: readonly ProjectRow[],
  { recent, openProjects }: AllSettings,
): Partial<AllSettings> {
  const seen = isSeen(rows, project, new Set(openProjects));
  return {
    lastProject: project,
    recent: [project, ...recent.filter((each) => each !== project)].slice(0, RECENT),
    openProjects: seen ? openProjects : [...new Set([...openProjects, ...above(rows, project)])],
  };
}
