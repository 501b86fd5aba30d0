// Why something did not work, in running words.
import type { Problem } from '@/api';
import { useProblemWords } from '@/features/problem';

export function useProblemSentence(): (problem: Problem) => string {
  const wordsOf = useProblemWords();
  return (problem) => {
    const { title, text } = wordsOf(problem);
    return `${title}. ${text}`;
  };
}
