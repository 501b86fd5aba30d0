// One line for the bottom of the frame: "3 files, 40 %, 2 min left", or how many failed or are paused.
import { useQuery } from '@tanstack/react-query';

import { statusQuery } from '@/api';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { useTimeLeft } from './useTimeLeft';

export function useTransfersSummary(): string {
  const { t, i18n } = useTranslation('files');
  const { data: status } = useQuery(statusQuery());
  const left = useTimeLeft(status?.transferSecondsLeft ?? null);
  if (!status) return t('transfers.none');
  const {
    activeTransfers: active,
    failedTransfers: failed,
    pausedTransfers: paused,
    transferPercent: percent,
  } = status;
  if (active > 0 && percent !== null) {
    const shown = numberFormat(localeOf(i18n.language), { style: 'percent' }).format(percent / 100);
    const words = t('transfers.summaryPercent', { count: active, percent: shown });
    if (status.connection.state === 'offline') return `${words}, ${t('transfers.waitsForNetwork')}`;
    return left ? `${words}, ${t(`transfers.left.${left.unit}`, { count: left.count })}` : words;
  }
  if (active > 0) return t('transfers.summary', { count: active });
  if (failed > 0) return t('transfers.failed', { count: failed });
  if (paused > 0) return t('transfers.summaryPaused', { count: paused });
  return t('transfers.none');
}
