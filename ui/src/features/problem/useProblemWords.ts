// The words for a problem in the language of the moment.
import { useTranslation } from 'react-i18next';

import type { Problem } from '@/api';
import { localeOf } from '@/i18n';
import { problemWords, type ProblemWords } from '@/i18n/problemWords';

export function useProblemWords(): (problem: Problem) => ProblemWords {
  const { t, i18n } = useTranslation('problems');
  return (problem) => problemWords(problem, t, localeOf(i18n.language));
}
