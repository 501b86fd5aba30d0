// One file on its way: name, task, how far, and what can be done. The same row in the panel and inside a task.
import { ArrowDown, ArrowUp, Check, Pause } from 'lucide-react';
import type { ComponentProps } from 'react';

import type { TransferView } from '@/api';
import { Button, ProgressBar } from '@/components';
import { FileIcon } from '@/features/files';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { TransferActs } from './TransferActs';
import { TransferTrouble } from './TransferTrouble';
import { percentOf, useTransferWords } from './transferWords';
import { useTransferActions } from './useTransfers';

import css from './Transfers.module.css';

export interface TransferRowProps extends ComponentProps<'li'> {
  transfer: TransferView;
  /** It waits behind another one, in a list that shows the order. */
  canMove?: boolean;
  /** Absent where the task is on the screen already. */
  onOpenTask?: (task: string) => void;
}

export function TransferRow({ transfer, canMove = false, onOpenTask, className, ...item }: TransferRowProps) {
  const { t } = useTranslation('files');
  const words = useTransferWords(transfer);
  const problemWords = useProblemWords();
  const { moveTo } = useTransferActions();
  const { name, state, task, taskName, place, placeName } = transfer;
  const shows = state.state !== 'failed' && state.state !== 'done' && state.state !== 'cancelled';
  return (
    // The keys work from the row's buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      {...item}
      className={`${css.row} ${className ?? ''}`}
      data-testid="transfer"
      data-transfer-id={transfer.id}
      data-state={state.state}
      onKeyDown={(event) => {
        if (!canMove || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'Home')) return;
        event.preventDefault();
        moveTo(transfer.id, event.key === 'Home' ? 'front' : 'earlier');
      }}
    >
      <FileIcon name={name} />
      <div className={css.words}>
        <p className={css.line}>
          <span className={css.name} title={name}>
            {name}
          </span>
          {onOpenTask && place !== null ? <span className={css.into}>{placeName ?? t('title')}</span> : null}
          {onOpenTask && task !== null && taskName !== null ? (
            <Button
              variant="plain"
              size="small"
              className={css.task}
              aria-label={t('transfers.showTaskNamed', { name: taskName })}
              onPress={() => onOpenTask(task)}
            >
              {taskName}
            </Button>
          ) : null}
        </p>
        {shows ? (
          <ProgressBar size="thin" label={name} value={state.state === 'waiting' ? 0 : percentOf(transfer)} />
        ) : null}
        <p className={css.state} data-state={state.state}>
          <StateIcon transfer={transfer} />
          <span className="sr-only">{t(`transfers.${transfer.direction}`)}: </span>
          {state.state === 'failed' ? problemWords(state.problem).title : words}
        </p>
        {state.state === 'failed' ? <TransferTrouble problem={state.problem} /> : null}
      </div>
      <TransferActs transfer={transfer} canMove={canMove} />
    </li>
  );
}

function StateIcon({ transfer: { state, direction } }: { transfer: TransferView }) {
  if (state.state === 'done') return <Check aria-hidden />;
  if (state.state === 'paused') return <Pause aria-hidden />;
  return direction === 'upload' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />;
}
