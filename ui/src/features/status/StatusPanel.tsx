// What the line means, "Update now", and every change that is not in Cubicl yet.
import { useMutation, useQuery } from '@tanstack/react-query';

import { changesQuery, client, nodeChangesQuery, type StatusView, type TaskId } from '@/api';
import { Button } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { ChangeRow } from './ChangeRow';
import { NodeChangeRow } from './NodeChangeRow';
import { StorageNote } from './StorageNote';
import type { StatusWords } from './useStatusWords';

import css from './Status.module.css';

export interface StatusPanelProps {
  status: StatusView;
  words: StatusWords;
  onOpenTask: (task: TaskId) => void;
  /** Another screen comes. */
  onLeave: () => void;
  onSignIn: () => void;
}

export function StatusPanel({ status, words, onOpenTask, onLeave, onSignIn }: StatusPanelProps) {
  const { t } = useTranslation('frame');
  const { data: changes = [] } = useQuery(changesQuery());
  const refresh = useMutation({ mutationFn: () => client.refresh() });
  const { data: nodeChanges = [] } = useQuery(nodeChangesQuery());
  const unsent = status.waitingChanges + status.refusedChanges;
  const refusedFirst = changes.toSorted((one, other) => rank(one.state.state) - rank(other.state.state));
  const nodesRefused = nodeChanges.filter(({ state }) => state.state === 'refused');
  const nodesOnTheirWay = nodeChanges.filter(({ state }) => state.state !== 'refused');
  const count = changes.length + nodeChanges.length;
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
        {count === 0 && unsent === 0 ? <p className={css.text}>{t('changes.none')}</p> : null}
        {count === 0 ? null : (
          <ul className={css.list}>
            {nodesRefused.map((change) => (
              <NodeChangeRow key={`node ${change.change}`} change={change} onLeave={onLeave} />
            ))}
            {refusedFirst.map((change) => (
              <ChangeRow key={change.id} change={change} onOpenTask={onOpenTask} />
            ))}
            {nodesOnTheirWay.map((change) => (
              <NodeChangeRow key={`node ${change.change}`} change={change} onLeave={onLeave} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

const order = ['refused', 'conflict', 'inDoubt', 'sending', 'waiting'];
const rank = (state: string) => order.indexOf(state);
