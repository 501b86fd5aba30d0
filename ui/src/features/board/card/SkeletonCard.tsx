// The place of a card that is not read yet.

import { Skeleton } from '@/components';
import { useTranslation } from '@/i18n';

import { SKELETON_HEIGHT } from '../model/estimate';

import css from './Card.module.css';

export function SkeletonCard() {
  const { t } = useTranslation('board');
  return (
    <div className={`${css.card} ${css.skeleton}`} style={{ height: SKELETON_HEIGHT }}>
      <span className="sr-only">{t('card.loading')}</span>
      <Skeleton width="78%" />
      <Skeleton width="46%" height={10} />
    </div>
  );
}
