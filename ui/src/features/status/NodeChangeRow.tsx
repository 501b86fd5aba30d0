// A change of a Files page that is not in Cubicl: what, whose page, and what became of it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Clock, FolderOpen, RefreshCw } from 'lucide-react';

import { client, keys, type NodePlace, type PendingNodeChange } from '@/api';
import { losingOfNodes } from '@/features/changes';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { RefusedNote } from './RefusedNote';

import css from './Status.module.css';

export function NodeChangeRow({ change, onLeave }: { change: PendingNodeChange; onLeave: () => void }) {
  const { t } = useTranslation('frame');
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.nodeChanges });
  const retry = useMutation({ mutationFn: () => client.retryNodeChange(change.change), onSettled });
  const discard = useMutation({ mutationFn: () => client.discardNodeChange(change.change), onSettled });
  const { state, place, ownerName } = change;
  const what = t(`changes.node.${change.what}`);
  const name = change.name ?? t('changes.nodes', { count: change.count });
  const names = { what, task: name };
  const failure = retry.error ?? discard.error;
  const Icon = { refused: FolderOpen, sending: RefreshCw, waiting: Clock }[state.state];
  const words = state.state === 'refused' ? [] : [t(`changes.${state.state}`)];
  return (
    <li className={css.change} data-testid="node-change-row" data-state={state.state}>
      <p className={css.changeHead}>
        <Link
          {...addressOf(place)}
          className={css.task}
          aria-label={t('changes.openFiles', { name })}
          onClick={onLeave}
          data-testid="node-change-open"
        >
          {name}
        </Link>
        <span className={css.what}>{what}</span>
      </p>
      <p className={css.way}>
        <Icon aria-hidden />
        {[...words, ...(ownerName === null ? [] : [ownerName])].join(' · ')}
      </p>
      {state.state === 'refused' ? (
        <RefusedNote
          problem={state.problem}
          names={names}
          losing={losingOfNodes(change.what)}
          retry={retry}
          discard={discard}
        />
      ) : null}
      {failure ? <ProblemNotice problem={failure.problem} lead={t('changes.failed')} /> : null}
    </li>
  );
}

function addressOf({ owner, directory }: NodePlace) {
  const inside = directory === null ? {} : { directory };
  return owner.kind === 'project'
    ? ({ to: '/files/$project', params: { project: owner.id }, search: inside } as const)
    : ({ to: '/clients', search: { client: owner.id, view: 'files', ...inside } } as const);
}
