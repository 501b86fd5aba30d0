// One line, two buttons: files on their way, and how fresh the screen is. Each opens its panel.
import { useQuery } from '@tanstack/react-query';
import { ArrowUpDown, CircleCheck, CloudOff, KeyRound, RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { statusQuery, type StatusView, type TaskId } from '@/api';
import { Popover, Tooltip } from '@/components';
import { TransfersPanel, useTransfersSummary } from '@/features/transfers';
import { useTranslation } from '@/i18n';

import { StatusPanel } from './StatusPanel';
import { useSpokenChanges } from './useSpokenChanges';
import { isTroubled, useStatusWords } from './useStatusWords';

import css from './Status.module.css';

export interface StatusLineProps {
  /** Icons alone, with their words in a tooltip. */
  narrow: boolean;
  onOpenTask: (task: TaskId) => void;
  onSignIn: () => void;
}

const before: StatusView = {
  connection: { state: 'unknown' },
  asOf: null,
  refreshing: false,
  waitingChanges: 0,
  refusedChanges: 0,
  activeTransfers: 0,
  pausedTransfers: 0,
  failedTransfers: 0,
  transferPercent: null,
  transferSecondsLeft: null,
  storage: { state: 'memory' },
  undo: null,
  redo: null,
};

export function StatusLine({ narrow, onOpenTask, onSignIn }: StatusLineProps) {
  const { t } = useTranslation('frame');
  const { data: status = before } = useQuery(statusQuery());
  const wordsOf = useStatusWords();
  const words = wordsOf(status);
  const spoken = useSpokenChanges(status);
  const transfers = useTransfersSummary();
  const [open, setOpen] = useState<'transfers' | 'status' | null>(null);
  const isBusy = status.activeTransfers + status.failedTransfers + status.pausedTransfers > 0;
  const leave = (task: TaskId) => {
    setOpen(null);
    onOpenTask(task);
  };

  return (
    <footer className={css.line} data-narrow={narrow || undefined} data-busy={isBusy || undefined}>
      <Popover
        label={t('status.transfers', { words: transfers })}
        placement="top start"
        isOpen={open === 'transfers'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'transfers' : null)}
        trigger={
          <Tooltip text={t('status.transfers', { words: transfers })} placement="right">
            <AriaButton
              className={css.part}
              data-mood={status.failedTransfers > 0 && status.activeTransfers === 0 ? 'danger' : 'calm'}
              aria-label={t('status.transfers', { words: transfers })}
              data-of-moment
              data-testid="transfers-line"
            >
              <ArrowUpDown aria-hidden />
              {narrow || !isBusy ? null : <span className={css.words}>{transfers}</span>}
            </AriaButton>
          </Tooltip>
        }
      >
        <TransfersPanel onOpenTask={leave} />
      </Popover>
      <Popover
        label={t('status.title')}
        placement="top start"
        isOpen={open === 'status'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'status' : null)}
        trigger={
          <Tooltip text={words.line} placement="right">
            <AriaButton
              className={css.part}
              data-mood={words.mood}
              aria-label={t('status.label', { words: words.line })}
              data-of-moment
              data-testid="status-line"
            >
              <StatusIcon status={status} />
              {narrow ? null : <span className={css.words}>{words.line}</span>}
            </AriaButton>
          </Tooltip>
        }
      >
        <StatusPanel
          status={status}
          words={words}
          onOpenTask={leave}
          onLeave={() => setOpen(null)}
          onSignIn={() => {
            setOpen(null);
            onSignIn();
          }}
        />
      </Popover>
      <p role="status" className="sr-only">
        {wordsOf({ ...status, waitingChanges: spoken }).news}
      </p>
    </footer>
  );
}

function StatusIcon({ status }: { status: StatusView }) {
  const { connection, refusedChanges, waitingChanges } = status;
  if (connection.state === 'offline') return <CloudOff aria-hidden />;
  if (connection.state === 'tokenRejected') return <KeyRound aria-hidden />;
  if (connection.state === 'slowed' || refusedChanges > 0 || isTroubled(status.storage))
    return <TriangleAlert aria-hidden />;
  return waitingChanges > 0 || connection.state === 'unknown' ? <RefreshCw aria-hidden /> : <CircleCheck aria-hidden />;
}
