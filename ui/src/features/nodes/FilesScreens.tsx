// A directory without rows, each with what to do next.
import { CloudOff, FolderOpen, FolderX, Lock } from 'lucide-react';

import type { NodeOwner, NodePlace } from '@/api';
import { Button, EmptyState } from '@/components';
import { useTranslation } from '@/i18n';

/** What adds stands above it, as in every directory. */
export function EmptyDirectory({ place }: { place: NodePlace }) {
  const { t } = useTranslation('nodes');
  return (
    <EmptyState
      icon={FolderOpen}
      title={t('empty.title')}
      text={t(place.directory === null && place.owner.kind === 'project' ? 'empty.text' : 'empty.textFolder')}
    />
  );
}

export function Gone({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('nodes');
  return (
    <EmptyState
      icon={FolderX}
      tone="warning"
      announce
      title={t('gone.title')}
      text={t('gone.text')}
      action={<Button onPress={onOpen}>{t('gone.action')}</Button>}
    />
  );
}

export function Hidden({ owner }: { owner: NodeOwner }) {
  const { t } = useTranslation('nodes');
  const text = t(owner.kind === 'client' ? 'hidden.textClient' : 'hidden.text');
  return <EmptyState icon={Lock} tone="warning" announce title={t('hidden.title')} text={text} />;
}

export function NeverRead({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['nodes', 'common']);
  return (
    <EmptyState
      icon={CloudOff}
      tone="warning"
      announce
      title={t('nodes:never.title')}
      text={t('nodes:never.text')}
      action={<Button onPress={onRetry}>{t('common:action.tryAgain')}</Button>}
    />
  );
}
