// Why something did not work, in running words.
import { useTranslation } from 'react-i18next';

import type { Problem } from '@/api';
import { localeOf } from '@/i18n';
import { problemWords } from '@/i18n/problemWords';

export function useProblemSentence(): (problem: Problem) => string {
  const { t, i18n } = useTranslation('problems');
  return (problem) => {
    const { title, text } = problemWords(problem, t, localeOf(i18n.language));
    return `${title}. ${text}`;
  };
}
