// What others did in one project since somebody looked: newest first, each line opens its task.
import { useQueryClient } from '@tanstack/react-query';
import { Eye } from 'lucide-react';

import { client, keys, type NewsView, type ProjectId, type TaskId } from '@/api';
import { Button, EmptyState } from '@/components';
import { useTranslation } from '@/i18n';

import { NewsRow } from './NewsRow';

import css from './News.module.css';

export interface NewsListProps {
  project: ProjectId;
  news: NewsView;
  onOpenTask: (task: TaskId) => void;
  onSeen: () => void;
}

export function NewsList({ project, news: { items, total }, onOpenTask, onSeen }: NewsListProps) {
  const { t } = useTranslation('news');
  const queries = useQueryClient();
  const markSeen = async () => {
    onSeen();
    await client.markSeen(project);
    await queries.invalidateQueries({ queryKey: keys.news(project) });
  };
  return (
    <div className={css.panel} data-testid="news-list">
      <header className={css.header}>
        <h2 className={css.title}>{t('title')}</h2>
        {total === 0 ? null : (
          <Button variant="plain" size="small" onPress={() => void markSeen()} data-testid="news-seen">
            {t('markSeen')}
          </Button>
        )}
      </header>
      {total === 0 ? (
        <EmptyState size="inline" icon={Eye} title={t('nothing')} text={t('nothingText')} />
      ) : (
        <div className={css.scroll}>
          <ul className={css.list} aria-label={t('title')}>
            {items.map((item) => (
              <NewsRow key={item.task} item={item} onOpen={() => onOpenTask(item.task)} />
            ))}
          </ul>
          {total > items.length ? <p className={css.more}>{t('more', { count: total - items.length })}</p> : null}
        </div>
      )}
    </div>
  );
}
