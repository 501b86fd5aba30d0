// Files on their way into the directory, below those that are there.

import type { TransferView } from '@/api';
import { TransferRow } from '@/features/transfers';
import { useTranslation } from '@/i18n';

import css from './Files.module.css';

/** Uploads with a row of their own; the transfers show the others. */
const SHOWN = 8;

export function Uploads({ uploads }: { uploads: readonly TransferView[] }) {
  const { t } = useTranslation('files');
  if (uploads.length === 0) return null;
  return (
    <ul className={css.uploads} aria-label={t('transfers.title')} data-testid="files-uploads">
      {uploads.slice(0, SHOWN).map((transfer) => (
        <TransferRow key={transfer.id} transfer={transfer} />
      ))}
      {uploads.length > SHOWN ? (
        <li className={css.others}>{t('transfers.others', { count: uploads.length - SHOWN })}</li>
      ) : null}
    </ul>
  );
}
