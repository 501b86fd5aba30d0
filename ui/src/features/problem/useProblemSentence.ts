// Why something did not work, in running words.
import type { Problem } from '@/api';

import { useProblemWords } from './useProblemWords';

export function useProblemSentence(): (problem: Problem) => string {
  const wordsOf = useProblemWords();
  return (problem) => {
    const { title, text } = wordsOf(problem);
    return `${title}. ${text}`;
  };
}
