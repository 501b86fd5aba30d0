// How far the steps are: a short bar and the numbers.

import type { CSSProperties } from 'react';

import type { StepsSummary } from '@/api';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { Mark } from './Mark';

import css from './Card.module.css';

export function StepsMark({ steps: { done, total } }: { steps: StepsSummary }) {
  const { t, i18n } = useTranslation('board');
  const { format } = numberFormat(localeOf(i18n.language), { maximumFractionDigits: 1 });
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  return (
    <Mark words={t('card.steps', { done: format(done), total: format(total) })} tone={share === 1 ? 'done' : undefined}>
      <span className={css.bar} style={{ '--share': share } as CSSProperties} />
      {format(done)}/{format(total)}
    </Mark>
  );
}
