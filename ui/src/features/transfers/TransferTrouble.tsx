// Why a transfer failed and what to do; a full storage says how much of it is used.

import type { Problem } from '@/api';
import { Disclosure } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

import css from './Transfers.module.css';

export function TransferTrouble({ problem }: { problem: Problem }) {
  const { t } = useTranslation('common');
  const problemWords = useProblemWords();
  return (
    <div className={css.trouble}>
      <p>{problemWords(problem).text}</p>
      {problem.detail === null ? null : (
        <Disclosure title={t('action.details')}>
          <p className={css.detail}>{problem.detail}</p>
        </Disclosure>
      )}
    </div>
  );
}
