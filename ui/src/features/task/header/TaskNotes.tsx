// What to know of the whole task: not sent yet, offline, still being read.
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { client, keys, statusQuery, type TaskView } from '@/api';
import { ProblemNotice } from '@/features/problem';
import { useAgo } from '@/features/status';
import { useTranslation } from '@/i18n';

import css from './Header.module.css';

export function TaskNotes({ task }: { task: TaskView }) {
  const { t } = useTranslation('task');
  const queries = useQueryClient();
  const { data: status } = useQuery(statusQuery());
  const agoOf = useAgo();
  const { asOf, problem } = task.freshness;
  if (status?.connection.state === 'offline') {
    const when = asOf === null ? null : agoOf(asOf);
    return (
      <p className={css.note} data-testid="task-offline">
        {when === null ? t('panel.offlineNever') : t('panel.offline', { when })}
      </p>
    );
  }
  if (task.local) return <p className={css.note}>{t('panel.local')}</p>;
  if (problem !== null && !task.complete) {
    const again = () => void client.refresh().then(() => queries.invalidateQueries({ queryKey: keys.task(task.id) }));
    return <ProblemNotice problem={problem} onRetry={again} />;
  }
  return null;
}
