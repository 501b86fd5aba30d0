// A project's Files page. The open directory is in the address, so "back" works.
import { createRoute, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

import { client } from '@/api';
import { BrokenScreen, FilesTopBar } from '@/features/frame';
import { FilesPage } from '@/features/nodes';
import { useProjects } from '@/features/projects';

import { rootRoute } from './root';

export interface FilesSearch {
  directory?: string;
  /** What was looked for: it is marked in the list. */
  node?: string;
}

export const filesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files/$project',
  validateSearch: (search: Record<string, unknown>): FilesSearch => ({
    ...(typeof search['directory'] === 'string' ? { directory: search['directory'] } : {}),
    ...(typeof search['node'] === 'string' ? { node: search['node'] } : {}),
  }),
  component: FilesScreen,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
});

function FilesScreen() {
  const { project: id } = filesRoute.useParams();
  const { directory = null, node } = filesRoute.useSearch();
  const navigate = useNavigate({ from: filesRoute.fullPath });
  const { data } = useProjects();
  const project = data?.projects.find((each) => each.id === id);

  // No board is on the screen, so none is kept in step.
  useEffect(() => {
    client.show(null, null).catch(() => {});
  }, []);

  return (
    <>
      <FilesTopBar project={project} />
      <FilesPage
        key={id}
        place={{ owner: { kind: 'project', id }, directory }}
        ownerName={project?.name ?? ''}
        lookedFor={node}
        onOpen={(next, replace = false) => void navigate({ search: next === null ? {} : { directory: next }, replace })}
      />
    </>
  );
}
