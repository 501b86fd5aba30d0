// One quiet line when the tasks on the screen could not be read again. Never a wall over what is known.
import { CloudOff, TriangleAlert } from 'lucide-react';

import type { Freshness } from '@/api';
import { useAgo } from '@/features/status';
import { useTranslation } from '@/i18n';

import css from './Board.module.css';

export function FreshnessLine({ freshness: { asOf, problem } }: { freshness: Freshness }) {
  const { t } = useTranslation('board');
  const agoOf = useAgo();
  if (!problem || asOf === null) return null;
  const ago = agoOf(asOf);
  const isOffline = problem.kind.code === 'offline';
  const Icon = isOffline ? CloudOff : TriangleAlert;
  return (
    <p className={css.line} data-testid="board-freshness">
      <Icon aria-hidden />
      {t(isOffline ? 'states.offlineCopy' : 'states.oldCopy', { ago })}
    </p>
  );
}
