// In how many tasks of a project something is new, beside its name.
import { useQuery } from '@tanstack/react-query';

import { newsCountsQuery, type ProjectId } from '@/api';
import { useTranslation } from '@/i18n';

import css from './News.module.css';

export function NewsCount({ project }: { project: ProjectId }) {
  const { t } = useTranslation('news');
  const { data } = useQuery(newsCountsQuery());
  const count = data?.find((each) => each.project === project)?.tasks ?? 0;
  if (count === 0) return null;
  const words = t('count', { count });
  return (
    <span className={css.count} title={words} data-testid="news-count">
      <span aria-hidden>{count > MOST ? `${MOST}+` : count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

const MOST = 99;
