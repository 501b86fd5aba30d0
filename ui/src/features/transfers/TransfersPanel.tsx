// Every transfer, opened from the bottom of the frame. Finished ones stay until they are cleared.
import { ArrowUpDown, Pause, Play, RotateCw } from 'lucide-react';

import { Button, EmptyState } from '@/components';
import { useTranslation } from '@/i18n';

import { TransferList } from './TransferList';
import { useTransferActions, useTransfers } from './useTransfers';

import css from './Transfers.module.css';

export function TransfersPanel({ onOpenTask }: { onOpenTask?: (task: string) => void }) {
  const { t } = useTranslation('files');
  const transfers = useTransfers();
  const { clear, pauseAll, resumeAll, retryAll } = useTransferActions();
  const has = (...states: string[]) => transfers.some(({ state }) => states.includes(state.state));
  const canPause = transfers.some((transfer) => transfer.canPause);
  const canResume = has('paused');
  const canRetry = transfers.some((transfer) => transfer.state.state === 'failed' && transfer.canRetry);
  return (
    <section className={css.panel} aria-label={t('transfers.title')} data-testid="transfers-panel">
      <header className={css.header}>
        <h2 className={css.title}>{t('transfers.title')}</h2>
        {has('done', 'cancelled') ? (
          <Button variant="plain" size="small" onPress={clear} data-testid="transfers-clear">
            {t('transfers.clear')}
          </Button>
        ) : null}
      </header>
      {canPause || canResume || canRetry ? (
        <div className={css.all} role="group" aria-label={t('transfers.title')}>
          {canPause ? (
            <Button size="small" icon={<Pause aria-hidden />} onPress={pauseAll} data-testid="transfers-pause">
              {t('transfers.pauseAll')}
            </Button>
          ) : null}
          {canResume ? (
            <Button size="small" icon={<Play aria-hidden />} onPress={resumeAll} data-testid="transfers-resume">
              {t('transfers.resumeAll')}
            </Button>
          ) : null}
          {canRetry ? (
            <Button size="small" icon={<RotateCw aria-hidden />} onPress={retryAll} data-testid="transfers-retry">
              {t('transfers.retryAll')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {transfers.length === 0 ? (
        <EmptyState size="inline" icon={ArrowUpDown} title={t('transfers.empty')} text={t('transfers.emptyHint')} />
      ) : (
        <TransferList transfers={transfers} {...(onOpenTask ? { onOpenTask } : {})} />
      )}
    </section>
  );
}
