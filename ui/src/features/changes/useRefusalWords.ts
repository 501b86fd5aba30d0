// The sentences for a refused change, in the person's language.
import { useTranslation } from 'react-i18next';

import type { PendingChange } from '@/api';
import { localeOf } from '@/i18n';
import { problemWords } from '@/i18n/problemWords';

const own = ['cb_waiting', 'cb_active', 'cb_completed', 'cb_suspended'] as const;

export interface RefusalWords {
  title: (change: PendingChange) => string;
  reason: (change: PendingChange) => string;
  more: (count: number) => string;
  tryAgain: string;
}

export function useRefusalWords(): RefusalWords {
  const { t, i18n } = useTranslation(['board', 'common', 'problems']);
  const problems = useTranslation('problems').t;
  const stateTitle = (name: string) => {
    const known = own.find((one) => one === name);
    return known ? t(`common:state.${known}`) : name;
  };
  return {
    title: ({ what, taskName: name, state }) => {
      if (what !== 'state') return t(`board:refused.${what}`, { name });
      const backTo = state.state === 'refused' ? state.backTo : null;
      return backTo === null
        ? t('board:refused.stateNowhere', { name })
        : t('board:refused.state', { name, title: stateTitle(backTo) });
    },
    reason: ({ state }) => {
      if (state.state !== 'refused') return '';
      const { title, text } = problemWords(state.problem, problems, localeOf(i18n.language));
      return `${title}. ${text}`;
    },
    more: (count) => t('board:refused.more', { count }),
    tryAgain: t('common:action.tryAgain'),
  };
}
