// The first picture, drawn from what was asked for meanwhile.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { projectsQuery, settingsQuery } from '@/api';
import { knowBoard } from '@/features/board';
import type { LaunchPicture } from '@/features/launch';
import { firstProject } from '@/features/projects';
import { setLanguage } from '@/i18n';

import { App } from './App';
import type { Opening } from './opening';
import { createAppRouter, type AppRouter } from './router';

export async function start(root: Element, opening: Promise<Opening>, picture: LaunchPicture | null): Promise<void> {
  const { queries, board } = await opening;
  const router = await firstPlace({ queries, board });
  const drawn = () => {
    performance.mark('page drawn');
    picture?.remove();
  };
  const onUncaughtError = (error: unknown) => {
    // Nothing may hide that.
    picture?.remove();
    reportError(error);
  };
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <App queries={queries} router={router} onDrawn={() => requestAnimationFrame(drawn)} />
    </StrictMode>,
  );
}

/** Straight to the board of the last time, when there is one. */
export async function firstPlace({ queries, board }: Opening): Promise<AppRouter> {
  if (board) knowBoard(queries, board);
  const settings = queries.getQueryData(settingsQuery().queryKey);
  // Words that change after they were drawn are drawn twice.
  if (settings) setLanguage(settings.language);
  const projects = queries.getQueryData(projectsQuery().queryKey)?.projects ?? [];
  const project = settings ? firstProject(projects, settings) : null;
  const router = createAppRouter(queries, project === null ? '/' : `/board/${encodeURIComponent(project)}`);
  await router.load();
  return router;
}
