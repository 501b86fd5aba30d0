// The question before signing out: everything that would be lost with the account's copy, each thing counted.
import { useQuery } from '@tanstack/react-query';

import { statusQuery } from '@/api';
import { AlertDialog } from '@/components';
import { useDraftCount } from '@/features/drafts';
import { useFailedUploads } from '@/features/transfers';
import { useTranslation } from '@/i18n';

export interface SignOutDialogProps {
  /** Of the person. */
  name: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

export function SignOutDialog({ name, isOpen, onOpenChange, onConfirm }: SignOutDialogProps) {
  const { t } = useTranslation('session');
  const { data: status } = useQuery(statusQuery());
  const drafts = useDraftCount();
  const failed = useFailedUploads().length;
  const unsent = (status?.waitingChanges ?? 0) + (status?.refusedChanges ?? 0);
  const files = (status?.activeTransfers ?? 0) + (status?.pausedTransfers ?? 0);
  const losses = [
    unsent > 0 ? t('account.signOutWaiting', { count: unsent }) : null,
    drafts > 0 ? t('account.signOutDrafts', { count: drafts }) : null,
    files > 0 ? t('account.signOutFiles', { count: files }) : null,
    failed > 0 ? t('account.signOutUploads', { count: failed }) : null,
  ].filter((words) => words !== null);
  return (
    <AlertDialog
      title={t('account.signOutTitle', { name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirm={t('account.signOut')}
      onConfirm={onConfirm}
      tone={losses.length > 0 ? 'danger' : 'normal'}
    >
      {losses.map((words) => (
        <p key={words}>
          <strong>{words}</strong>
        </p>
      ))}
      <p>{t('account.signOutText')}</p>
    </AlertDialog>
  );
}
