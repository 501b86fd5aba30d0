// The projects that were open last, without the one on the screen.
import { useParams } from '@tanstack/react-router';

import { useSettings, type ProjectHit } from '@/api';
import { useProjects } from '@/features/projects';

const MOST = 8;

export function useRecentProjects(): ProjectHit[] {
  const [{ recent }] = useSettings();
  const { data } = useProjects();
  const { project: current } = useParams({ strict: false });
  const named = new Map(data?.projects.map(({ id, name }) => [id, name]));
  return recent
    .filter((id) => id !== current)
    .flatMap((id) => {
      const name = named.get(id);
      return name === undefined ? [] : [{ id, name: [{ text: name, marked: false }] }];
    })
    .slice(0, MOST);
}
