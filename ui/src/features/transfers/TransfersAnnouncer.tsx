// Says politely to screen readers what started, finished or failed. Mounted once, beside the frame.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { transfersQuery } from '@/api';
import { useTranslation } from '@/i18n';

import { hear, type Heard, newsBetween } from './summary';

export function TransfersAnnouncer() {
  const { t } = useTranslation('files');
  const { data: transfers } = useQuery(transfersQuery());
  const before = useRef<Heard>(undefined);
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (!transfers) return;
    if (!before.current) {
      before.current = hear(transfers);
      return;
    }
    const { news, heard } = newsBetween(before.current, transfers);
    before.current = heard;
    const { startedUp, startedDown, finished, failed } = news;
    const words = [
      startedUp > 0 ? t('transfers.say.startedUp', { count: startedUp }) : '',
      startedDown > 0 ? t('transfers.say.startedDown', { count: startedDown }) : '',
      finished.length === 1 ? t('transfers.say.finished', { name: finished[0] }) : '',
      finished.length > 1 ? t('transfers.say.finishedMany', { count: finished.length }) : '',
      failed.length === 1 ? t('transfers.say.failed', { name: failed[0] }) : '',
      failed.length > 1 ? t('transfers.say.failedMany', { count: failed.length }) : '',
    ].filter(Boolean);
    if (words.length > 0) setSaid(words.join('. '));
  }, [transfers, t]);

  return (
    <div className="sr-only" role="status" data-testid="transfers-said">
      {said}
    </div>
  );
}
