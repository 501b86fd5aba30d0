// The start: straight to the board that was open last.
import { useQuery } from '@tanstack/react-query';
import { createRoute, Navigate } from '@tanstack/react-router';
import { FolderOpen } from 'lucide-react';

import { client, defaultSettings, settingsQuery } from '@/api';
import { EmptyState } from '@/components';
import { BoardSkeleton } from '@/features/board';
import { ScreenBar } from '@/features/frame';
import { ProblemScreen } from '@/features/problem';
import { firstProject, useProjects } from '@/features/projects';
import { useTranslation } from '@/i18n';

import { rootRoute } from './root';

import css from './home.module.css';

export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

function Home() {
  const { t } = useTranslation('frame');
  const projects = useProjects();
  const settings = useQuery(settingsQuery());
  if (projects.error) return <ProblemScreen problem={projects.error.problem} onRetry={() => void projects.refetch()} />;
  if (!projects.data || settings.isPending) return <Reading />;
  const project = firstProject(projects.data.projects, settings.data ?? defaultSettings);
  if (project !== null) return <Navigate to="/board/$project" params={{ project }} replace />;
  const { freshness } = projects.data;
  if (freshness.problem) return <ProblemScreen problem={freshness.problem} onRetry={() => void client.refresh()} />;
  if (freshness.asOf === null || freshness.refreshing) return <Reading />;
  return <EmptyState icon={FolderOpen} title={t('projects.none')} text={t('projects.noneText')} />;
}

/** For the first time on this computer: the shape of a board, and what is being waited for. */
function Reading() {
  const { t } = useTranslation('frame');
  return (
    <div className={css.reading}>
      <ScreenBar title={t('projects.reading')} />
      <BoardSkeleton label={t('projects.reading')} />
    </div>
  );
}
