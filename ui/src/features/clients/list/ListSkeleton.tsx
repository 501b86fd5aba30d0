import { Skeleton } from '@/components';
import { useTranslation } from '@/i18n';

import css from '../Clients.module.css';

/** The shape of a list that is coming. */
export function ListSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={css.loading} role="status" aria-label={t('loading')}>
      {[62, 48, 70, 55, 66, 44].map((width) => (
        <span key={width}>
          <Skeleton width={`${width}%`} />
          <Skeleton width={`${width - 16}%`} height={11} />
        </span>
      ))}
    </div>
  );
}
