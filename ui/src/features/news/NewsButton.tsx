// "Changes · 7" in the head of a board, and the list behind it. There is no button while nothing is new.
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { newsQuery, type NewsView, type ProjectId, type TaskId } from '@/api';
import { Button, Popover, useFocusHome } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { NewsList } from './NewsList';

import css from './News.module.css';

export interface NewsButtonProps {
  project: ProjectId;
  onOpenTask: (task: TaskId) => void;
}

export function NewsButton(props: NewsButtonProps) {
  const { data } = useQuery(newsQuery(props.project));
  const [isOpen, setOpen] = useState(false);
  if (!data || (data.total === 0 && !isOpen)) return null;
  return <News {...props} news={data} isOpen={isOpen} onOpenChange={setOpen} />;
}

interface NewsProps extends NewsButtonProps {
  news: NewsView;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

function News({ project, news, isOpen, onOpenChange, onOpenTask }: NewsProps) {
  const { t, i18n } = useTranslation('news');
  const button = useRef<HTMLButtonElement>(null);
  // It goes when all is seen, and with it what the list gives the focus back to.
  useFocusHome(button);
  return (
    <Popover
      label={t('title')}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <Button ref={button} variant="plain" icon={<span className={css.dot} />} data-testid="news-button">
          <span className={css.word}>{t('short', { count: news.total })}</span>
          <span className={css.number} aria-hidden title={t('title')}>
            {numberFormat(localeOf(i18n.language)).format(news.total)}
          </span>
        </Button>
      }
    >
      {(close) => (
        <NewsList
          project={project}
          news={news}
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
