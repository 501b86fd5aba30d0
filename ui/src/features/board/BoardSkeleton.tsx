// The shape of a board that was never read: its columns as far as they are known.

import type { StateView } from '@/api';
import { Skeleton } from '@/components';
import { useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';

import css from './Board.module.css';

const unknown = [5, 3, 4];
const cards = ['62%', '84%', '48%', '71%', '56%'];

export interface BoardSkeletonProps {
  states?: readonly StateView[] | undefined;
  /** What is being read, when it is not the tasks. */
  label?: string;
}

export function BoardSkeleton({ states, label }: BoardSkeletonProps) {
  const { t } = useTranslation('board');
  const titleOf = useStateTitle();
  const columns = states?.length ? states.map(({ name, color }) => ({ name, color })) : undefined;
  return (
    <div className={css.page} role="status" aria-label={label ?? t('states.loading')} data-testid="board-loading">
      <div className={css.columns}>
        {(columns ?? unknown.map((name) => ({ name: String(name), color: undefined }))).map(
          ({ name, color }, order) => (
            <div key={name} className={css.skeletonColumn} style={color === undefined ? {} : { borderTopColor: color }}>
              <div className={css.skeletonHeader}>{color === undefined ? <Skeleton width="40%" /> : titleOf(name)}</div>
              {cards.slice(0, unknown[order % unknown.length]).map((width) => (
                <div key={width} className={css.skeletonCard}>
                  <Skeleton width={width} />
                  <Skeleton width="34%" height={10} />
                </div>
              ))}
            </div>
          ),
        )}
      </div>
    </div>
  );
}
