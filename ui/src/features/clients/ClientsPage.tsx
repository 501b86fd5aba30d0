// The list at the left, the chosen client at the right; where there is no room for both, one of them.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Building2, CloudOff, Lock, SearchX } from 'lucide-react';
import { useState } from 'react';

import { client, type ClientId, keys, type ProjectId, statusQuery, type TaskId } from '@/api';
import { Button, EmptyState } from '@/components';
import { ProblemScreen } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { ClientDetail, type ClientPart } from './detail/ClientDetail';
import { ClientList } from './list/ClientList';
import { ClientsNote } from './list/ClientsNote';
import { ListSkeleton } from './list/ListSkeleton';
import { situationOf } from './model/situation';
import { useClients } from './useClients';

import css from './Clients.module.css';

export interface ClientsPageProps {
  /** There is no room for the list and a client side by side. */
  isNarrow: boolean;
  text: string;
  onClearSearch: () => void;
  /** The one that is shown. */
  open: ClientId | undefined;
  onOpen: (client: ClientId | undefined) => void;
  /** What is shown of it. */
  part: ClientPart;
  onPart: (part: ClientPart, replace: boolean) => void;
  onOpenTask: (project: ProjectId, task: TaskId) => void;
}

export function ClientsPage(props: ClientsPageProps) {
  const { isNarrow, text, onClearSearch, open, onOpen, part, onPart, onOpenTask } = props;
  const { t } = useTranslation(['clients', 'common']);
  const queries = useQueryClient();
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const [stop, setStop] = useState({ text, place: 0 });
  const [isBack, setIsBack] = useState(false);
  const clients = useClients(text, seen.first, seen.last);
  const { data: status } = useQuery(statusQuery());
  const isOffline = status?.connection.state === 'offline';
  const situation = situationOf(clients.view, clients.error?.problem, isOffline);
  const readAgain = () => {
    void client.refresh().catch(() => {});
    void queries.invalidateQueries({ queryKey: keys.clients });
  };
  const again = <Button onPress={readAgain}>{t('common:action.tryAgain')}</Button>;
  const back = () => {
    setIsBack(true);
    onOpen(undefined);
  };
  const detail =
    open === undefined ? null : (
      <ClientDetail
        key={open}
        id={open}
        part={part}
        onPart={onPart}
        onBack={isNarrow ? back : undefined}
        onOpenTask={onOpenTask}
      />
    );

  // A task may lead to a client although the list cannot be read.
  if (detail !== null && (isNarrow || (situation.kind !== 'ready' && situation.kind !== 'nothingFound')))
    return <div className={css.page}>{detail}</div>;

  switch (situation.kind) {
    case 'denied':
      return (
        <EmptyState
          icon={Lock}
          tone="warning"
          announce
          title={t('clients:states.deniedTitle')}
          text={t('clients:states.deniedText')}
          action={again}
        />
      );
    case 'neverRead':
      return (
        <EmptyState
          icon={CloudOff}
          tone="warning"
          announce
          title={t('clients:states.neverTitle')}
          text={t('clients:states.neverText')}
          action={again}
        />
      );
    case 'failed':
      return <ProblemScreen problem={situation.problem} onRetry={readAgain} />;
    case 'empty':
      return (
        <EmptyState
          icon={Building2}
          title={t('clients:states.emptyTitle')}
          text={t('clients:states.emptyText')}
          action={again}
        />
      );
    case 'loading':
    case 'nothingFound':
    case 'ready':
      return (
        <div className={css.page}>
          <div className={css.left}>
            {clients.view ? <ClientsNote freshness={clients.view.freshness} isOffline={isOffline} /> : null}
            {situation.kind === 'loading' ? <ListSkeleton /> : null}
            {situation.kind === 'nothingFound' ? (
              <EmptyState
                size="inline"
                icon={SearchX}
                announce
                title={t('clients:states.nothingTitle')}
                text={t('clients:states.nothingText', { text: text.trim() })}
                action={<Button onPress={onClearSearch}>{t('clients:states.clearSearch')}</Button>}
              />
            ) : null}
            {situation.kind === 'ready' ? (
              <ClientList
                key={text}
                clients={clients}
                open={open}
                onOpen={onOpen}
                stop={stop.text === text ? stop.place : 0}
                onStop={(place) => setStop({ text, place })}
                takesFocus={isBack}
                onFocus={() => setIsBack(false)}
                onSee={(first, last) => setSeen({ first, last })}
              />
            ) : null}
          </div>
          {isNarrow ? null : (
            <div className={css.right}>
              {detail ?? (
                <EmptyState icon={Building2} title={t('clients:choose.title')} text={t('clients:choose.text')} />
              )}
            </div>
          )}
        </div>
      );
  }
}
