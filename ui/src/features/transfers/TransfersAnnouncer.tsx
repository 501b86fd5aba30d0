// Says politely to screen readers what started, finished or failed. Mounted once, beside the frame.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { newsBetween } from './summary';
import { useTransfers } from './useTransfers';

export function TransfersAnnouncer() {
  const { t } = useTranslation('files');
  const transfers = useTransfers();
  const before = useRef<ReadonlyMap<number, ReturnType<typeof stages>[number][1]> | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    const known = before.current;
    before.current = new Map(stages(transfers));
    // What was there before the window opened is no news.
    if (known === null) return;
    const { startedUp, startedDown, finished, failed } = newsBetween(known, transfers);
    const words = [
      startedUp > 0 ? t('transfers.say.startedUp', { count: startedUp }) : '',
      startedDown > 0 ? t('transfers.say.startedDown', { count: startedDown }) : '',
      finished.length === 1 ? t('transfers.say.finished', { name: finished[0] }) : '',
      finished.length > 1 ? t('transfers.say.finishedMany', { count: finished.length }) : '',
      ...failed.map((name) => t('transfers.say.failed', { name })),
    ].filter(Boolean);
    if (words.length > 0) setSaid(words.join('. '));
  }, [transfers, t]);

  return (
    <div className="sr-only" role="status" aria-live="polite" data-testid="transfers-said">
      {said}
    </div>
  );
}

function stages(transfers: ReturnType<typeof useTransfers>) {
  return transfers.map((transfer) => [transfer.id, transfer.state.state] as const);
}
