// What the line means, "Update now", and every change that is not in Cubicl yet.
import { useMutation, useQuery } from '@tanstack/react-query';

import { changesQuery, client, type StatusView, type TaskId } from '@/api';
import { Button } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { ChangeRow } from './ChangeRow';
import { StorageNote } from './StorageNote';
import type { StatusWords } from './useStatusWords';

import css from './Status.module.css';

export interface StatusPanelProps {
  status: StatusView;
  words: StatusWords;
  onOpenTask: (task: TaskId) => void;
  onSignIn: () => void;
}

export function StatusPanel({ status, words, onOpenTask, onSignIn }: StatusPanelProps) {
  const { t } = useTranslation(['frame', 'nodes']);
  const { data: changes = [] } = useQuery(changesQuery());
  const refresh = useMutation({ mutationFn: () => client.refresh() });
  const unsent = status.waitingChanges + status.refusedChanges;
  const refusedFirst = changes.toSorted((one, other) => rank(one.state.state) - rank(other.state.state));
  return (
    <div className={css.panel} data-testid="status-panel">
      <section className={css.connection} data-mood={words.mood}>
        <h2 className={css.title}>{words.title}</h2>
        <p className={css.text}>{words.text}</p>
        <div>
          {status.connection.state === 'tokenRejected' ? (
            <Button variant="primary" size="small" onPress={onSignIn}>
              {t('status.signIn')}
            </Button>
          ) : (
            <Button
              size="small"
              isPending={status.refreshing || refresh.isPending}
              onPress={() => refresh.mutate()}
              data-testid="refresh"
            >
              {t('status.refresh')}
            </Button>
          )}
        </div>
        <StorageNote storage={status.storage} />
        {refresh.error ? <ProblemNotice problem={refresh.error.problem} /> : null}
      </section>
      <section className={css.changes} aria-labelledby="changes-title">
        <h2 id="changes-title" className={css.title}>
          {t('changes.title')}
        </h2>
        {changes.length === 0 && unsent === 0 ? <p className={css.text}>{t('changes.none')}</p> : null}
        {unsent > changes.length ? (
          // Files pages show theirs in place.
          <p className={css.text}>{t('nodes:pending', { count: unsent - changes.length })}</p>
        ) : null}
        {changes.length === 0 ? null : (
          <ul className={css.list}>
            {refusedFirst.map((change) => (
              <ChangeRow key={change.id} change={change} onOpenTask={onOpenTask} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

const order = ['refused', 'conflict', 'inDoubt', 'sending', 'waiting'];
const rank = (state: string) => order.indexOf(state);
