// The sentences for a refused change, in the person's language.

import type { PendingChange, Problem } from '@/api';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';

export interface RefusalWords {
  title: (change: PendingChange) => string;
  reason: (change: PendingChange) => string;
  conflict: (change: PendingChange) => string;
  conflictText: string;
  open: string;
  more: (count: number) => string;
  tryAgain: string;
  /** When it could not even be tried. */
  notTried: (problem: Problem) => { title: string; text: string };
}

export function useRefusalWords(): RefusalWords {
  const { t } = useTranslation(['board', 'common', 'frame']);
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
    conflict: ({ what, taskName: name }) =>
      t('board:refused.conflict', { name, what: t(`frame:changes.what.${what}`) }),
    conflictText: t('board:refused.conflictText'),
    open: t('board:refused.open'),
    more: (count) => t('board:refused.more', { count }),
    tryAgain: t('common:action.tryAgain'),
    notTried: (problem) => {
      const { title, text } = problemWords(problem);
      return { title: t('frame:changes.failed'), text: `${title}. ${text}` };
    },
  };
}
