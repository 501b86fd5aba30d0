// How far a transfer is, in words: "1.2 of 4 MB · 300 kB a second · about 10 seconds left".
import { useTranslation } from 'react-i18next';

import type { TransferView } from '@/api';
import { formatSizeOf } from '@/features/files';
import { localeOf } from '@/i18n';
import { formatBytes } from '@/lib/size';

import { timeLeft } from './timeLeft';

/** 0..=100; null while the size is unknown. */
export function percentOf({ size, done, state }: TransferView): number | null {
  if (state.state === 'done' || state.state === 'attaching') return 100;
  if (size === null) return null;
  return size === 0 ? 0 : Math.min(100, Math.floor((done / size) * 100));
}

export function useTransferWords(): (transfer: TransferView) => string {
  const { t, i18n } = useTranslation('files');
  const locale = localeOf(i18n.language);
  return (transfer) => {
    const { state, size, done, speed } = transfer;
    const whole = size === null ? '' : formatBytes(size, locale);
    switch (state.state) {
      case 'running': {
        const left = timeLeft(size, done, speed);
        return [
          size === null ? formatBytes(done, locale) : t('transfers.of', formatSizeOf(done, size, locale)),
          speed ? t('transfers.speed', { size: formatBytes(speed, locale) }) : '',
          left ? t(`transfers.left.${left.unit}`, { count: left.count }) : '',
        ]
          .filter(Boolean)
          .join(' · ');
      }
      case 'failed':
        return t('transfers.failed');
      default:
        return [t(`transfers.${state.state}`), whole].filter(Boolean).join(' · ');
    }
  };
}
