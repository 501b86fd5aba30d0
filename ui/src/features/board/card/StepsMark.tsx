// How far the steps are: a short bar and the numbers.
import { useTranslation } from 'react-i18next';

import type { StepsSummary } from '@/api';
import { localeOf } from '@/i18n';

import css from './Card.module.css';

export function StepsMark({ steps: { done, total } }: { steps: StepsSummary }) {
  const { t, i18n } = useTranslation('board');
  const number = new Intl.NumberFormat(localeOf(i18n.language), { maximumFractionDigits: 1 });
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  return (
    <span
      className={css.mark}
      data-tone={share === 1 ? 'done' : undefined}
      title={t('card.steps', { done: number.format(done), total: number.format(total) })}
    >
      <span className={css.bar} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {number.format(done)}/{number.format(total)}
    </span>
  );
}
