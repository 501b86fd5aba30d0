// Adds items one after another: Enter adds and stays for the next one.
import { useTranslation } from '@/i18n';

import { AddRow } from '../AddRow';

export function StepAdd({ first, onAdd }: { first: boolean; onAdd: (name: string) => Promise<boolean> }) {
  const { t } = useTranslation('task');
  return (
    <AddRow
      label={t('steps.addLabel')}
      button={first ? t('steps.addFirst') : t('steps.add')}
      testId="step-add"
      onAdd={onAdd}
    />
  );
}
