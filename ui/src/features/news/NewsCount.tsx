// In how many tasks of a project something is new, beside its name.
import { useQuery } from '@tanstack/react-query';

import { newsCountsQuery, type ProjectId } from '@/api';
import { CountBadge } from '@/components';
import { useTranslation } from '@/i18n';

export function NewsCount({ project }: { project: ProjectId }) {
  const { t } = useTranslation('news');
  const { data } = useQuery(newsCountsQuery());
  const count = data?.find((each) => each.project === project)?.tasks ?? 0;
  if (count === 0) return null;
  const words = t('count', { count });
  return <CountBadge tone="soft" count={count} words={words} title={words} data-testid="news-count" />;
}
