// Which project, who is in it, and which of its views: the left of the top bar.
import { Link, useLocation } from '@tanstack/react-router';
import { FolderOpen, SquareKanban } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { ProjectRow } from '@/api';
import { Skeleton } from '@/components';
import { PeopleAvatars } from '@/features/people';
import { FavouriteButton } from '@/features/projects';
import { useTranslation } from '@/i18n';

import css from './Frame.module.css';
import tabs from './ViewTabs.module.css';

const VIEWS = [
  { view: 'board', to: '/board/$project', icon: SquareKanban, word: 'board' },
  { view: 'files', to: '/files/$project', icon: FolderOpen, word: 'tab' },
] as const;

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Somebody came by pressing a tab. */
    byTab?: boolean;
  }
}

export type ProjectView = (typeof VIEWS)[number]['view'];

export function ProjectPlace({ project, view }: { project: ProjectRow | undefined; view: ProjectView }) {
  const { t } = useTranslation('nodes');
  const tab = useKeptTab();
  return (
    <div className={css.place}>
      <h1 className={css.title} title={project?.name} data-testid="project-title">
        {project?.name ?? <Skeleton width={160} height={18} />}
      </h1>
      {project ? <FavouriteButton project={project} /> : null}
      {project ? (
        <nav className={tabs.tabs} aria-label={t('views')} data-crowded={view === 'board' || undefined}>
          {VIEWS.map(({ view: each, to, icon: Icon, word }) => (
            <Link
              key={each}
              to={to}
              params={{ project: project.id }}
              state={{ byTab: true }}
              ref={each === view ? tab : undefined}
              className={tabs.tab}
              title={t(word)}
              // Filters are the board's own: the tab that is open says so whatever they are.
              {...(each === view ? { 'aria-current': 'page' as const } : {})}
              data-testid={`view-${each}`}
            >
              <Icon aria-hidden />
              <span className={tabs.word}>{t(word)}</span>
            </Link>
          ))}
        </nav>
      ) : null}
      {project && project.members.length > 0 ? (
        <span className={css.people}>
          <PeopleAvatars ids={project.members} max={4} size={24} />
        </span>
      ) : null}
    </div>
  );
}

/** The tab that was pressed went with the screen before: the focus is at the same one of this screen. */
function useKeptTab() {
  const tab = useRef<HTMLAnchorElement>(null);
  const byTab = useLocation({ select: ({ state }) => state.byTab === true });
  useEffect(() => {
    if (byTab && document.activeElement === document.body) tab.current?.focus();
  }, [byTab]);
  return tab;
}
