// Every transfer of this session, opened from the bottom of the frame. Finished ones stay until they are cleared.
import { ArrowUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button, EmptyState } from '@/components';

import { TransferRow } from './TransferRow';
import { useTransferActions, useTransfers } from './useTransfers';

import css from './Transfers.module.css';

export function TransfersPanel({ onOpenTask }: { onOpenTask?: (task: string) => void }) {
  const { t } = useTranslation('files');
  const transfers = useTransfers();
  const { clear } = useTransferActions();
  const finished = transfers.some(({ state }) => state.state === 'done' || state.state === 'cancelled');
  return (
    <section className={css.panel} aria-label={t('transfers.title')} data-testid="transfers-panel">
      <header className={css.header}>
        <h2 className={css.title}>{t('transfers.title')}</h2>
        {finished ? (
          <Button variant="plain" size="small" onPress={clear} data-testid="transfers-clear">
            {t('transfers.clear')}
          </Button>
        ) : null}
      </header>
      {transfers.length === 0 ? (
        <EmptyState size="inline" icon={ArrowUpDown} title={t('transfers.empty')} text={t('transfers.emptyHint')} />
      ) : (
        <div className={css.scroll}>
          <ul className={css.list} aria-label={t('transfers.title')}>
            {/* The newest is what the person just did. */}
            {transfers.toReversed().map((transfer) => (
              <TransferRow key={transfer.id} transfer={transfer} {...(onOpenTask ? { onOpenTask } : {})} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
