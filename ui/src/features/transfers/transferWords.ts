// How far a transfer is, in words: "1.2 of 4 MB · 300 kB/s · 10 s left".
import { useQuery } from '@tanstack/react-query';

import { statusQuery, type TransferView } from '@/api';
import { formatSizeOf } from '@/features/files';
import { localeOf, useTranslation } from '@/i18n';
import { formatBytes } from '@/lib/size';

import { secondsLeft } from './timeLeft';
import { useTimeLeft } from './useTimeLeft';

/** 0..=100; null while the size is unknown. */
export function percentOf({ size, done, state }: TransferView): number | null {
  if (state.state === 'done' || state.state === 'attaching') return 100;
  if (size === null) return null;
  return size === 0 ? 0 : Math.min(100, Math.floor((done / size) * 100));
}

/** What a transfer waits for: its turn, unless nothing can be sent at all. */
function useWaitingWord(): 'waiting' | 'waitingForNetwork' | 'waitingForSignIn' {
  const { data: connection } = useQuery({ ...statusQuery(), select: (status) => status.connection.state });
  if (connection === 'offline') return 'waitingForNetwork';
  return connection === 'tokenRejected' ? 'waitingForSignIn' : 'waiting';
}

export function useTransferWords(transfer: TransferView): string {
  const { t, i18n } = useTranslation('files');
  const locale = localeOf(i18n.language);
  const waiting = useWaitingWord();
  const { state, size, done, speed } = transfer;
  const runs = state.state === 'running';
  const left = useTimeLeft(runs ? secondsLeft(size, done, speed) : null);
  const whole = size === null ? '' : formatBytes(size, locale);
  const moved = size === null ? formatBytes(done, locale) : t('transfers.of', formatSizeOf(done, size, locale));
  const parts = (): string[] => {
    switch (state.state) {
      case 'running':
        return [
          moved,
          speed ? t('transfers.speed', { size: formatBytes(speed, locale) }) : '',
          left ? t(`transfers.left.${left.unit}`, { count: left.count }) : '',
        ];
      case 'waiting':
        return [t(`transfers.${waiting}`), whole];
      case 'paused':
        // What was sent so far is sent again.
        return [t('transfers.paused'), done > 0 ? moved : whole, done > 0 ? t('transfers.startsOver') : ''];
      case 'failed':
        return [t('transfers.failed')];
      case 'attaching':
        return [t(transfer.place === null ? 'transfers.attaching' : 'transfers.placing'), whole];
      default:
        return [t(`transfers.${state.state}`), whole];
    }
  };
  return parts().filter(Boolean).join(' · ');
}
