// A problem as a note: sentence, what is safe, what to do, details for helpers.
import type { ReactNode } from 'react';

import type { Problem } from '@/api';
import { ProblemNote } from '@/components';

import { useProblemWords } from './useProblemWords';

export interface ProblemNoticeProps {
  problem: Problem;
  /** Shown as "Try again"; leave it out where trying again cannot help. */
  onRetry?: () => void;
  isRetrying?: boolean;
  /** Says first what was being done: "The file was not put on the task." */
  lead?: string;
  actions?: ReactNode;
  tone?: 'danger' | 'warning';
  'data-testid'?: string;
}

export function ProblemNotice({ problem, lead, ...rest }: ProblemNoticeProps) {
  const words = useProblemWords()(problem);
  return (
    <ProblemNote
      {...rest}
      title={lead ?? words.title}
      text={lead === undefined ? words.text : `${words.title}. ${words.text}`}
      detail={words.detail}
    />
  );
}
