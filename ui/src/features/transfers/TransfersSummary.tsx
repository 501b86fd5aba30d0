// One line for the bottom of the frame: "3 files, 40 %", or how many failed.
import { ArrowUpDown, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { localeOf } from '@/i18n';

import { summaryOf } from './summary';
import { useTransfers } from './useTransfers';

import css from './Transfers.module.css';

/** The words alone, for the name of the button that holds the line. */
export function useTransfersSummary(): string {
  const { t, i18n } = useTranslation('files');
  const { active, failed, percent } = summaryOf(useTransfers());
  if (active > 0 && percent !== null) {
    const shown = new Intl.NumberFormat(localeOf(i18n.language), { style: 'percent' }).format(percent / 100);
    return t('transfers.summaryPercent', { count: active, percent: shown });
  }
  if (active > 0) return t('transfers.summary', { count: active });
  if (failed > 0) return t('transfers.failed', { count: failed });
  return t('transfers.none');
}

export function TransfersSummary() {
  const words = useTransfersSummary();
  const { active, failed } = summaryOf(useTransfers());
  const troubled = active === 0 && failed > 0;
  return (
    <span className={css.summary} data-failed={troubled || undefined} data-testid="transfers-summary">
      {troubled ? <CircleAlert aria-hidden /> : <ArrowUpDown aria-hidden />}
      {words}
    </span>
  );
}
