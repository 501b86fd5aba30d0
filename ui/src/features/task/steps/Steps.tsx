// The steps of a task: a checklist or a progress bar (never both: the other kind is not offered once one exists).

import type { TaskView } from '@/api';
import { Skeleton } from '@/components';
import { useTranslation } from '@/i18n';

import { FieldChange } from '../changes/FieldChange';
import type { ChangeTask } from '../model/useTask';
import { Section } from '../Section';
import { Checklist } from './Checklist';
import { ProgressSteps } from './ProgressSteps';
import { StepAdd } from './StepAdd';

export function Steps({ task, onChange }: { task: TaskView; onChange: ChangeTask }) {
  const { t } = useTranslation('task');
  const { steps } = task;
  const count =
    steps.kind === 'checklist' && steps.items.length > 0
      ? t('steps.count', { done: steps.items.filter((item) => item.done).length, total: steps.items.length })
      : undefined;
  return (
    <Section title={t('steps.title')} count={count}>
      {steps.kind === 'none' && !task.complete ? (
        <Skeleton width="55%" />
      ) : steps.kind === 'progress' ? (
        <ProgressSteps completed={steps.completed} total={steps.total} onChange={onChange} />
      ) : (
        <>
          {steps.kind === 'checklist' ? <Checklist items={steps.items} onChange={onChange} /> : null}
          <StepAdd first={steps.kind === 'none'} onAdd={(name) => onChange({ field: 'stepAdded', value: { name } })} />
        </>
      )}
      <FieldChange task={task} kind="steps" />
    </Section>
  );
}
