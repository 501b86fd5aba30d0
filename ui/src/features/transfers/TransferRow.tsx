// One file on its way: name, task, how far, and cancel or retry. The same row in the panel and inside a task.
import { ArrowDown, ArrowUp, Check, RotateCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { TransferView } from '@/api';
import { Button, IconButton, ProgressBar } from '@/components';
import { FileIcon } from '@/features/files';
import { useProblemWords } from '@/features/problem';

import { TransferTrouble } from './TransferTrouble';
import { percentOf, useTransferWords } from './transferWords';
import { useTransferActions } from './useTransfers';

import css from './Transfers.module.css';

export interface TransferRowProps {
  transfer: TransferView;
  /** Absent where the task is on the screen already. */
  onOpenTask?: (task: string) => void;
}

export function TransferRow({ transfer, onOpenTask }: TransferRowProps) {
  const { t } = useTranslation('files');
  const { cancel, retry } = useTransferActions();
  const words = useTransferWords();
  const problemWords = useProblemWords();
  const { name, state, task, taskName } = transfer;
  const active = state.state === 'waiting' || state.state === 'running' || state.state === 'attaching';
  const again = state.state === 'failed' || state.state === 'cancelled';
  return (
    <li className={css.row} data-testid="transfer" data-transfer-id={transfer.id} data-state={state.state}>
      <FileIcon name={name} />
      <div className={css.words}>
        <p className={css.line}>
          <span className={css.name} title={name}>
            {name}
          </span>
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
        {active ? (
          <ProgressBar size="thin" label={name} value={state.state === 'waiting' ? 0 : percentOf(transfer)} />
        ) : null}
        <p className={css.state} data-state={state.state}>
          {state.state === 'done' ? (
            <Check aria-hidden />
          ) : transfer.direction === 'upload' ? (
            <ArrowUp aria-hidden />
          ) : (
            <ArrowDown aria-hidden />
          )}
          <span className="sr-only">{t(`transfers.${transfer.direction}`)}: </span>
          {state.state === 'failed' ? problemWords(state.problem).title : words(transfer)}
        </p>
        {state.state === 'failed' ? <TransferTrouble problem={state.problem} /> : null}
      </div>
      <div className={css.acts}>
        {active || again ? (
          // One button for both, so that whoever has just cancelled keeps the focus.
          <IconButton
            size="small"
            label={t(active ? 'transfers.cancelNamed' : 'transfers.retryNamed', { name })}
            icon={active ? <X aria-hidden /> : <RotateCw aria-hidden />}
            onPress={() => (active ? cancel : retry)(transfer.id)}
            data-testid={active ? 'transfer-cancel' : 'transfer-retry'}
          />
        ) : null}
        {state.state === 'failed' ? (
          <IconButton
            size="small"
            label={t('transfers.cancelNamed', { name })}
            icon={<X aria-hidden />}
            onPress={() => cancel(transfer.id)}
            data-testid="transfer-dismiss"
          />
        ) : null}
      </div>
    </li>
  );
}
