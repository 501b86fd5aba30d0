// The buttons at the right of a transfer. Each stands where its counterpart stood, so that whoever has just pressed one
// keeps the focus.
import { ArrowUpToLine, Pause, Play, RotateCw, X } from 'lucide-react';

import type { TransferView } from '@/api';
import { IconButton } from '@/components';
import { useTranslation } from '@/i18n';

import { useTransferActions } from './useTransfers';

import css from './Transfers.module.css';

export function TransferActs({ transfer, canMove }: { transfer: TransferView; canMove: boolean }) {
  const { t } = useTranslation('files');
  const { cancel, retry, pause, resume, remove, moveTo } = useTransferActions();
  const { id, name, canPause, canRetry } = transfer;
  const is = transfer.state.state;
  const over = is === 'failed' || is === 'cancelled';
  const holds = canPause || is === 'paused';
  return (
    <div className={css.acts}>
      {canMove ? (
        <IconButton
          size="small"
          label={t('transfers.frontNamed', { name })}
          shortcut="Alt+Home"
          icon={<ArrowUpToLine aria-hidden />}
          onPress={() => moveTo(id, 'front')}
          data-testid="transfer-front"
        />
      ) : null}
      {holds || canRetry ? (
        <IconButton
          size="small"
          label={t(canRetry ? 'transfers.retryNamed' : canPause ? 'transfers.pauseNamed' : 'transfers.resumeNamed', {
            name,
          })}
          icon={canRetry ? <RotateCw aria-hidden /> : canPause ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => (canRetry ? retry : canPause ? pause : resume)(id)}
          data-testid={canRetry ? 'transfer-retry' : canPause ? 'transfer-pause' : 'transfer-resume'}
        />
      ) : null}
      {is === 'attaching' ? null : (
        <IconButton
          size="small"
          label={t(over || is === 'done' ? 'transfers.removeNamed' : 'transfers.cancelNamed', { name })}
          icon={<X aria-hidden />}
          onPress={() => (over || is === 'done' ? remove : cancel)(id)}
          data-testid={over || is === 'done' ? 'transfer-remove' : 'transfer-cancel'}
        />
      )}
    </div>
  );
}
