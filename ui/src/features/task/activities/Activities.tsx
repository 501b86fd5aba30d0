// Comments and history in one stream, oldest first; a long one starts with its newest part.
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { activitiesQuery, type StateView, type TaskView } from '@/api';
import { Button, Skeleton, useFocusHome } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { useNow } from '@/lib/useNow';

import { Section } from '../Section';
import { ActivityLine } from './ActivityLine';
import { CommentLine } from './CommentLine';
import { useOwnCommentInView } from './useOwnCommentInView';

import css from './Activities.module.css';

const FIRST = 25;

export function Activities({ task, states }: { task: TaskView; states: readonly StateView[] }) {
  const { t } = useTranslation('task');
  const { data, error, refetch } = useQuery(activitiesQuery(task.id));
  const [all, setAll] = useState(false);
  const now = useNow();
  const stream = useOwnCommentInView(data?.activities);
  const activities = data?.activities ?? [];
  const hidden = all ? 0 : Math.max(0, activities.length - FIRST);
  const unread = data?.freshness.asOf === null && !task.local;
  const trouble = error?.problem ?? (unread ? data?.freshness.problem : null);
  return (
    <Section title={t('activities.title')}>
      {hidden > 0 ? <Earlier count={hidden} onShow={() => setAll(true)} /> : null}
      <ol ref={stream} className={css.stream} aria-label={t('activities.title')}>
        {activities
          .slice(hidden)
          .map((activity) =>
            activity.kind.kind === 'comment' ? (
              <CommentLine key={activity.id} activity={activity} html={activity.kind.html} now={now} />
            ) : (
              <ActivityLine key={activity.id} activity={activity} states={states} now={now} />
            ),
          )}
      </ol>
      {trouble?.kind.code === 'offline' ? (
        // The head of the task says the rest.
        <p className={css.empty}>{t('activities.offline')}</p>
      ) : trouble ? (
        <ProblemNotice problem={trouble} lead={t('activities.failed')} onRetry={() => void refetch()} />
      ) : activities.length > 0 ? null : data && !unread ? (
        <p className={css.empty}>{t('activities.empty')}</p>
      ) : (
        <div className={css.loading} role="status" aria-label={t('activities.loading')}>
          <Skeleton width="70%" />
          <Skeleton width="45%" />
        </div>
      )}
    </Section>
  );
}

function Earlier({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('task');
  const button = useRef<HTMLButtonElement>(null);
  useFocusHome(button);
  return (
    <Button ref={button} variant="plain" size="small" className={css.earlier} onPress={onShow}>
      {t('activities.history', { count })}
    </Button>
  );
}
