// Why Cubicl did not take a change, and the two ways on: once more, or without it.
import type { UseMutationResult } from '@tanstack/react-query';

import type { Problem } from '@/api';
import { Button } from '@/components';
import { LetGo, type Losing } from '@/features/changes';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

type Way = Pick<UseMutationResult<unknown, Error, void>, 'isPending' | 'mutate'>;

export interface RefusedNoteProps {
  problem: Problem;
  /** Says first that it is not given up. */
  lead?: string;
  /** What the buttons are about, for those who hear them one by one. */
  names: { what: string; task: string };
  /** With the change, when it is let go. */
  losing: Losing;
  retry: Way;
  discard: Way;
}

export function RefusedNote({ problem, lead, names, losing, retry, discard }: RefusedNoteProps) {
  const { t } = useTranslation('frame');
  return (
    <ProblemNotice
      problem={problem}
      lead={lead}
      tone="warning"
      actions={
        <>
          <Button
            size="small"
            aria-label={t('changes.retryNamed', names)}
            isPending={retry.isPending}
            onPress={() => retry.mutate()}
          >
            {t('changes.retry')}
          </Button>
          <LetGo
            losing={losing}
            name={names.task}
            about={`${names.what}, ${names.task}`}
            isPending={discard.isPending}
            onLetGo={() => discard.mutate()}
          />
        </>
      }
    />
  );
}
