// The words for a problem in the language of the moment.

import type { Problem } from '@/api';
import { localeOf, useTranslation } from '@/i18n';
import { problemWords, type ProblemWords } from '@/i18n/problemWords';

export function useProblemWords(): (problem: Problem) => ProblemWords {
  const { t, i18n } = useTranslation('problems');
  return (problem) => problemWords(problem, t, localeOf(i18n.language));
}
