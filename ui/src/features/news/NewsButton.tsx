// "Changes · 7" in the head of a board, and the list behind it. There is no button while nothing is new.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { newsQuery, type ProjectId, type TaskId } from '@/api';
import { Button, Popover } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { NewsList } from './NewsList';

import css from './News.module.css';

export interface NewsButtonProps {
  project: ProjectId;
  onOpenTask: (task: TaskId) => void;
}

export function NewsButton({ project, onOpenTask }: NewsButtonProps) {
  const { t, i18n } = useTranslation('news');
  const { data } = useQuery(newsQuery(project));
  const [isOpen, setOpen] = useState(false);
  if (!data || (data.total === 0 && !isOpen)) return null;
  return (
    <Popover
      label={t('title')}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="plain" icon={<span className={css.dot} />} data-testid="news-button">
          <span className={css.word}>{t('short', { count: data.total })}</span>
          <span className={css.number} aria-hidden title={t('title')}>
            {numberFormat(localeOf(i18n.language)).format(data.total)}
          </span>
        </Button>
      }
    >
      {(close) => (
        <NewsList
          project={project}
          news={data}
          onOpenTask={(task) => {
            close();
            onOpenTask(task);
          }}
          onSeen={close}
        />
      )}
    </Popover>
  );
}
