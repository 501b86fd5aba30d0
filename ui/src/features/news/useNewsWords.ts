// One thing that is new, in words.

import type { NewsKind } from '@/api';
import { localeOf, useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';
import { dateFormat } from '@/lib/formats';

import { useDepartureWords } from './useDepartureWords';

export function useNewsWords(): (kind: NewsKind) => string {
  const { t, i18n } = useTranslation('news');
  const stateTitle = useStateTitle();
  const departureWords = useDepartureWords();
  const day = dateFormat(localeOf(i18n.language), { day: 'numeric', month: 'long', year: 'numeric' });
  return (kind) => {
    switch (kind.kind) {
      case 'new':
        return t('kind.new');
      case 'moved':
        return t('kind.moved', { from: stateTitle(kind.from), to: stateTitle(kind.to) });
      case 'renamed':
        return t('kind.renamed', { name: kind.from });
      case 'deadline':
        return kind.to === null
          ? t('kind.deadlineRemoved')
          : t('kind.deadline', { date: day.format(new Date(kind.to * 1000)) });
      case 'files':
        return t('kind.files', { count: kind.count });
      case 'commented':
        return t('kind.commented', { count: kind.count });
      case 'assigned':
        return t('kind.assigned');
      case 'gone':
        return departureWords(kind.why);
    }
  };
}
