// The middle of the sidebar: search, favourites, recent ones and the tree.
import { FolderOpen, SearchX } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';

import { client, useSettings, type ProjectId, type ProjectRow } from '@/api';
import { EmptyState, SearchField, Skeleton, Switch } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { onlyMine, search, treeOf } from './model';
import { ProjectLinks } from './ProjectLinks';
import { ProjectTree } from './ProjectTree';
import { useCurrentInView } from './useCurrentInView';
import { useProjects } from './useProjects';

import css from './Projects.module.css';

const RECENT = 4;

export interface ProjectsNavProps {
  current: ProjectId | null;
  onOpen: (project: ProjectId) => void;
}

export function ProjectsNav({ current, onOpen }: ProjectsNavProps) {
  const { t } = useTranslation('frame');
  const { data, error, refetch } = useProjects();
  const [settings, change] = useSettings();
  const [text, setText] = useState('');
  const all = data?.projects ?? [];
  const isSearching = text.trim() !== '';
  // No projects are known, which does not mean that there are none.
  const isUnread = data !== undefined && all.length === 0 && data.freshness.asOf === null;
  const unreadable = isUnread ? data.freshness.problem : null;
  const list = useRef<HTMLDivElement>(null);
  const { pressed } = useCurrentInView(list, current);
  const open = (project: ProjectId) => {
    pressed(project);
    onOpen(project);
  };
  const links = { all, current, onOpen: open };

  return (
    <nav className={css.nav} aria-label={t('projects.title')}>
      <div className={css.search}>
        <SearchField label={t('projects.search')} value={text} onChange={setText} data-testid="project-search" />
      </div>
      <div ref={list} className={css.scroll}>
        {error ? (
          <ProblemNotice problem={error.problem} lead={t('projects.failed')} onRetry={() => void refetch()} />
        ) : null}
        {unreadable && !error ? (
          <ProblemNotice problem={unreadable} lead={t('projects.failed')} onRetry={() => void client.refresh()} />
        ) : null}
        {(!data || isUnread) && !unreadable && !error ? <Loading /> : null}
        {data && !isUnread && isSearching ? <Found found={search(all, text)} text={text} {...links} /> : null}
        {data && !isUnread && !isSearching ? (
          <>
            <Shortlist title={t('projects.favourites')} ids={settings.favourites} {...links} />
            <Shortlist
              title={t('projects.recent')}
              ids={settings.recent.filter((id) => id !== current && !settings.favourites.includes(id)).slice(0, RECENT)}
              {...links}
            />
            <Section title={t('projects.title')}>
              <div className={css.mine}>
                <Switch
                  isSelected={settings.onlyMyProjects}
                  onChange={(only) => change({ onlyMyProjects: only })}
                  data-testid="only-my-projects"
                >
                  {t('projects.onlyMine')}
                </Switch>
              </div>
              <Tree all={all} only={settings.onlyMyProjects} current={current} onOpen={open} />
            </Section>
          </>
        ) : null}
      </div>
    </nav>
  );
}

interface LinksProps extends ProjectsNavProps {
  all: readonly ProjectRow[];
}

function Shortlist({ title, ids, all, ...links }: LinksProps & { title: string; ids: readonly ProjectId[] }) {
  const projects = ids.flatMap((id) => all.find((project) => project.id === id) ?? []);
  if (projects.length === 0) return null;
  return (
    <Section title={title}>
      <ProjectLinks projects={projects} {...links} />
    </Section>
  );
}

function Found({ found, text, ...links }: LinksProps & { found: readonly ProjectRow[]; text: string }) {
  const { t } = useTranslation('frame');
  return (
    <>
      <p role="status" className="sr-only">
        {found.length > 0 ? t('projects.found', { count: found.length }) : ''}
      </p>
      {found.length > 0 ? (
        <ProjectLinks projects={found} {...links} />
      ) : (
        <EmptyState
          size="inline"
          icon={SearchX}
          title={t('projects.nothingFound', { text })}
          text={t('projects.nothingFoundText')}
        />
      )}
    </>
  );
}

function Tree({ all, only, current, onOpen }: LinksProps & { only: boolean }) {
  const { t } = useTranslation('frame');
  const shown = only ? onlyMine(all) : all;
  if (shown.length === 0) {
    const words =
      all.length > 0
        ? (['projects.noneMine', 'projects.noneMineText'] as const)
        : (['projects.none', 'projects.noneText'] as const);
    return <EmptyState size="inline" icon={FolderOpen} title={t(words[0])} text={t(words[1])} />;
  }
  return <ProjectTree label={t('projects.title')} nodes={treeOf(shown)} current={current} onOpen={onOpen} />;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.section}>
      <h2 id={id} className={css.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Loading() {
  const { t } = useTranslation('common');
  return (
    <div className={css.loading} role="status" aria-label={t('loading')}>
      {[70, 55, 80, 62, 48].map((width) => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
    </div>
  );
}
