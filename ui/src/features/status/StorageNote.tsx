// What the person has to know of this computer's copy: it was built anew, belongs to a newer app, or cannot be written.

import type { Storage } from '@/api';
import { ProblemNote } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function StorageNote({ storage }: { storage: Storage }) {
  const { t } = useTranslation('frame');
  switch (storage.state) {
    case 'kept':
    case 'memory':
      return null;
    case 'rebuilt': {
      const rescued = t('storage.rescued', { count: storage.rescued });
      const text = storage.complete ? rescued : `${rescued} ${t('storage.incomplete')}`;
      return (
        <ProblemNote
          tone="warning"
          title={t('storage.rebuilt')}
          text={`${t('storage.rebuiltText')} ${text}`}
          data-testid="storage-note"
        />
      );
    }
    case 'tooNew':
      return (
        <ProblemNote
          tone="danger"
          title={t('storage.tooNew')}
          text={t('storage.tooNewText')}
          data-testid="storage-note"
        />
      );
    case 'failing':
      return <ProblemNotice problem={storage.problem} lead={t('storage.failing')} data-testid="storage-note" />;
  }
}
