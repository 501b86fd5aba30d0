// One client: what Cubicl tells of it, who is there, and its tasks on this computer.
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Info, SearchX } from 'lucide-react';

import { clientQuery, type ClientId, type ProjectId, type TaskId } from '@/api';
import { Avatar, Button, EmptyState } from '@/components';
import { ProblemScreen } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { initialsOf } from '@/lib/initials';

import { ClientFacts } from './ClientFacts';
import { ClientTasks } from './ClientTasks';
import { Contacts } from './Contacts';
import { OwnFields } from './OwnFields';

import css from './Detail.module.css';

export interface ClientDetailProps {
  id: ClientId;
  /** To the list, where it has no room beside. */
  onBack: (() => void) | undefined;
  onOpenTask: (project: ProjectId, task: TaskId) => void;
}

export function ClientDetail({ id, onBack, onOpenTask }: ClientDetailProps) {
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
    <article className={css.detail} aria-labelledby="client-name" data-testid="client-detail" data-client-id={id}>
      {back}
      <header className={css.head}>
        <Avatar id={id} initials={initialsOf(client.name)} name="" size={40} />
        <h2 id="client-name" className={css.title} data-testid="client-name">
          {name}
        </h2>
      </header>
      {client.listed ? null : (
        <p className={css.hint}>
          <Info aria-hidden />
          {t('unlisted')}
        </p>
      )}
      {client.listed ? (
        <>
          <ClientFacts client={client} />
          <Contacts contacts={client.contacts} />
          <OwnFields values={client.ownValues} />
        </>
      ) : null}
      <ClientTasks client={client} onOpen={onOpenTask} />
    </article>
  );
}
