// The shape of a task of which nothing is known yet.

import { Skeleton } from '@/components';
import { useTranslation } from '@/i18n';

import css from './TaskPanel.module.css';

export function TaskSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={css.skeleton} role="status" aria-label={t('loading')}>
      <Skeleton width="72%" height={24} />
      <Skeleton width="92%" />
      <Skeleton width="85%" />
      <Skeleton width="40%" />
    </div>
  );
}
