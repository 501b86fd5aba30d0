// The list under the field, by kind; without words the projects that were open last.
import { SearchX } from 'lucide-react';
import { Collection, Header, ListBox, ListBoxSection } from 'react-aria-components';

import type { ProjectHit, SearchGroup, SearchHit } from '@/api';
import { Button, EmptyState } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { HitLine } from './HitLine';
import { hitKey, projectKey } from './model/target';
import { ProjectLine } from './ProjectLine';
import { useRecentProjects } from './useRecentProjects';
import type { Search } from './useSearch';

import css from './Search.module.css';

export interface SearchResultsProps {
  search: Search;
  onAction: (key: string) => void;
}

export function SearchResults({ search, onAction }: SearchResultsProps) {
  const { t } = useTranslation(['search', 'common']);
  const problemWords = useProblemWords();
  const recent = useRecentProjects();
  const { data, error } = search;
  if (error) {
    return (
      <EmptyState
        icon={SearchX}
        size="inline"
        announce
        title={t('failed')}
        text={problemWords(error.problem).text}
        action={<Button onPress={() => void search.refetch()}>{t('common:action.tryAgain')}</Button>}
      />
    );
  }
  // The answer before stands until the next one is there.
  const isBlank = data === undefined || data.text.trim() === '';
  const projects = isBlank ? recent : data.projects;
  const groups = isBlank ? [] : data.groups;
  const count = projects.length + groups.reduce((sum, group) => sum + group.hits.length + group.more, 0);
  return (
    <>
      <ListBox
        key={data?.text}
        autoFocus="first"
        aria-label={t('title')}
        selectionMode="none"
        className={css.list}
        onAction={(key) => onAction(String(key))}
        data-testid="search-results"
      >
        {groups
          .filter(({ kind }) => kind === 'task')
          .map((group) => (
            <HitSection key={group.kind} group={group} />
          ))}
        {projects.length === 0 ? null : (
          <ListBoxSection className={css.section}>
            <Header className={css.header}>{t(isBlank ? 'groups.recent' : 'groups.projects')}</Header>
            <Collection items={projects.map((project) => ({ id: projectKey(project.id), project }))}>
              {({ id, project }: { id: string; project: ProjectHit }) => <ProjectLine id={id} project={project} />}
            </Collection>
          </ListBoxSection>
        )}
        {groups
          .filter(({ kind }) => kind !== 'task')
          .map((group) => (
            <HitSection key={group.kind} group={group} />
          ))}
      </ListBox>
      {isBlank ? <p className={css.hint}>{t('hint')}</p> : null}
      {!isBlank && count === 0 ? (
        <EmptyState
          icon={SearchX}
          size="inline"
          title={t('nothing', { text: data.text.trim() })}
          text={t('nothingText')}
        />
      ) : null}
      <div className="sr-only" role="status">
        {isBlank ? '' : t('found', { count })}
      </div>
    </>
  );
}

function HitSection({ group }: { group: SearchGroup }) {
  const { t } = useTranslation('search');
  const { kind, hits, more, moreAtLeast } = group;
  const counted = { count: hits.length, all: hits.length + more };
  return (
    <ListBoxSection className={css.section} data-kind={kind}>
      <Header className={css.header}>
        {t(`groups.${kind}`)}
        {more === 0 ? null : (
          <span className={css.count}>{t(moreAtLeast ? 'countedAtLeast' : 'counted', counted)}</span>
        )}
      </Header>
      <Collection items={hits.map((hit) => ({ id: hitKey(hit), hit }))}>
        {({ id, hit }: { id: string; hit: SearchHit }) => <HitLine id={id} kind={kind} hit={hit} />}
      </Collection>
    </ListBoxSection>
  );
}
