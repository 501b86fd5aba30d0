// The sentences for a refused change, in the person's language.
import { useTranslation } from 'react-i18next';

import type { PendingChange } from '@/api';
import { useProblemWords } from '@/features/problem';
import { useStateTitle } from '@/i18n/useStateTitle';

export interface RefusalWords {
  title: (change: PendingChange) => string;
  reason: (change: PendingChange) => string;
  more: (count: number) => string;
  tryAgain: string;
}

export function useRefusalWords(): RefusalWords {
  const { t } = useTranslation(['board', 'common']);
  const problemWords = useProblemWords();
  const titleOf = useStateTitle();
  return {
    title: ({ what, taskName: name, state }) => {
      if (what !== 'state') return t(`board:refused.${what}`, { name });
      const backTo = state.state === 'refused' ? state.backTo : null;
      return backTo === null
        ? t('board:refused.stateNowhere', { name })
        : t('board:refused.state', { name, title: titleOf(backTo) });
    },
    reason: ({ state }) => {
      if (state.state !== 'refused') return '';
      const { title, text } = problemWords(state.problem);
      return `${title}. ${text}`;
    },
    more: (count) => t('board:refused.more', { count }),
    tryAgain: t('common:action.tryAgain'),
  };
}
