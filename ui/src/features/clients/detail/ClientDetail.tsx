// One client: what Cubicl tells of it, who is there, and its tasks on this computer; or its Files page.
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Info, SearchX } from 'lucide-react';

import { clientQuery, type ClientId, type ClientView, type NodeId, type ProjectId, type TaskId } from '@/api';
import { Avatar, Button, EmptyState, Segments } from '@/components';
import { FilesPage } from '@/features/nodes';
import { ProblemScreen } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { initialsOf } from '@/lib/initials';

import { ClientFacts } from './ClientFacts';
import { ClientTasks } from './ClientTasks';
import { Contacts } from './Contacts';
import { OwnFields } from './OwnFields';

import css from './Detail.module.css';

/** Which part of a client is shown: all that is known of it, or a directory of its Files page. */
export type ClientPart =
  | { view: 'overview' }
  /** `lookedFor` is marked in the list. */
  | { view: 'files'; directory: NodeId | null; lookedFor?: NodeId | undefined };

export interface ClientDetailProps {
  id: ClientId;
  part: ClientPart;
  onPart: (part: ClientPart, replace: boolean) => void;
  /** To the list, where it has no room beside. */
  onBack: (() => void) | undefined;
  onOpenTask: (project: ProjectId, task: TaskId) => void;
}

export function ClientDetail({ id, part, onPart, onBack, onOpenTask }: ClientDetailProps) {
  const { t } = useTranslation('clients');
  const { data: client, error, refetch } = useQuery(clientQuery(id));
  const back =
    onBack === undefined ? null : (
      <Button autoFocus variant="plain" icon={<ArrowLeft aria-hidden />} onPress={onBack} data-testid="client-back">
        {t('back')}
      </Button>
    );

  if (!client || error?.problem.kind.code === 'notFound') {
    if (!error) return null;
    if (error.problem.kind.code !== 'notFound')
      return <ProblemScreen problem={error.problem} onRetry={() => void refetch()} actions={back} />;
    return (
      <EmptyState
        icon={SearchX}
        tone="warning"
        announce
        title={t('states.goneTitle')}
        text={t('states.goneText')}
        action={back}
      />
    );
  }
  const name = client.name || t('unnamed');
  return (
    // Esc that nobody else took leads back.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={css.detail}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack?.();
      }}
      aria-labelledby="client-name"
      data-view={part.view}
      data-testid="client-detail"
      data-client-id={id}
    >
      {back}
      <header className={css.head}>
        <Avatar id={id} initials={initialsOf(client.name)} name="" size={40} />
        <h2 id="client-name" className={css.title} data-testid="client-name">
          {name}
        </h2>
        <Segments
          aria-label={t('part.label')}
          value={part.view}
          onChange={(view) => onPart(view === 'files' ? { view, directory: null } : { view }, false)}
          items={[
            { id: 'overview', name: t('part.overview'), 'data-testid': 'client-overview' },
            { id: 'files', name: t('part.files'), 'data-testid': 'client-files' },
          ]}
        />
      </header>
      {part.view === 'files' ? (
        <div className={css.files}>
          <FilesPage
            place={{ owner: { kind: 'client', id }, directory: part.directory }}
            ownerName={name}
            lookedFor={part.lookedFor}
            onOpen={(directory, replace = false) => onPart({ view: 'files', directory }, replace)}
          />
        </div>
      ) : (
        <Overview client={client} onOpenTask={onOpenTask} />
      )}
    </article>
  );
}

function Overview({ client, onOpenTask }: { client: ClientView; onOpenTask: ClientDetailProps['onOpenTask'] }) {
  const { t } = useTranslation('clients');
  return (
    <>
      {client.listed ? (
        <>
          <ClientFacts client={client} />
          <Contacts contacts={client.contacts} />
          <OwnFields values={client.ownValues} />
        </>
      ) : (
        <p className={css.hint}>
          <Info aria-hidden />
          {t('unlisted')}
        </p>
      )}
      <ClientTasks client={client} onOpen={onOpenTask} />
    </>
  );
}
