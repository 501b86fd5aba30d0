// One quiet line when the list could not be read again. Never a wall over what is known.
import { CloudOff, Lock, TriangleAlert } from 'lucide-react';

import type { Freshness } from '@/api';
import { useAgo } from '@/features/status';
import { useTranslation } from '@/i18n';

import { noteOf } from '../model/situation';

import css from '../Clients.module.css';

const icons = { deniedCopy: Lock, offlineCopy: CloudOff, oldCopy: TriangleAlert, partCopy: TriangleAlert };

export function ClientsNote({ freshness, isOffline }: { freshness: Freshness; isOffline: boolean }) {
  const { t } = useTranslation('clients');
  const agoOf = useAgo();
  const note = noteOf(freshness, isOffline);
  if (note === null) return null;
  const Icon = icons[note];
  return (
    <p className={css.note} data-testid="clients-freshness">
      <Icon aria-hidden />
      {t(`states.${note}`, { ago: freshness.asOf === null ? '' : agoOf(freshness.asOf) })}
    </p>
  );
}
