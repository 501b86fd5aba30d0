// The start: straight to the board that was open last.
import { useQuery } from '@tanstack/react-query';
import { createRoute, Navigate } from '@tanstack/react-router';
import { FolderOpen } from 'lucide-react';

import { client, defaultSettings, settingsQuery } from '@/api';
import { EmptyState } from '@/components';
import { ProblemScreen } from '@/features/problem';
import { firstProject, useProjects } from '@/features/projects';
import { useTranslation } from '@/i18n';

import { rootRoute } from './root';

export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

function Home() {
  const { t } = useTranslation('frame');
  const projects = useProjects();
  const settings = useQuery(settingsQuery());
  if (projects.error) return <ProblemScreen problem={projects.error.problem} onRetry={() => void projects.refetch()} />;
  if (!projects.data || settings.isPending) return null;
  const project = firstProject(projects.data.projects, settings.data ?? defaultSettings);
  if (project !== null) return <Navigate to="/board/$project" params={{ project }} replace />;
  const { freshness } = projects.data;
  if (freshness.problem) return <ProblemScreen problem={freshness.problem} onRetry={() => void client.refresh()} />;
  if (freshness.asOf === null || freshness.refreshing) return null;
  return <EmptyState icon={FolderOpen} title={t('projects.none')} text={t('projects.noneText')} />;
}
