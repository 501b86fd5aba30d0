// Says politely to screen readers what started, finished or failed. Mounted once, beside the frame.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { transfersQuery } from '@/api';

import { newsBetween, type Stage } from './summary';

export function TransfersAnnouncer() {
  const { t } = useTranslation('files');
  const { data: transfers } = useQuery(transfersQuery());
  const before = useRef<ReadonlyMap<number, Stage>>(undefined);
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (!transfers) return;
    const known = before.current;
    before.current = new Map(transfers.map(({ id, state }) => [id, state.state]));
    // What was there before the window opened is no news.
    if (!known) return;
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
    <div className="sr-only" role="status" data-testid="transfers-said">
      {said}
    </div>
  );
}
