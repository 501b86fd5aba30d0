// The top of a task: state, name, what it belongs to, and what can be done with all of it.
import { CornerLeftUp } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import type { StateView, TaskView } from '@/api';
import { useTranslation } from '@/i18n';

import { FieldChange } from '../changes/FieldChange';
import { identityOf } from '../model/confirmed';
import type { ChangeTask } from '../model/useTask';
import { DepartureNote } from './DepartureNote';
import { NameField } from './NameField';
import { PanelButtons, type PanelButtonsProps } from './PanelButtons';
import { StateMenu } from './StateMenu';
import { TaskActions } from './TaskActions';
import { TaskNotes } from './TaskNotes';

import css from './Header.module.css';

export interface TaskHeaderProps extends PanelButtonsProps {
  task: TaskView;
  states: readonly StateView[];
  onChange: ChangeTask;
  onOpenTask: (task: string) => void;
}

export function TaskHeader({ task, states, onChange, onOpenTask, ...panel }: TaskHeaderProps) {
  const { t } = useTranslation('task');
  const { parent } = task;
  return (
    <header className={css.header}>
      <div className={css.bar}>
        <StateMenu state={task.state} states={states} onChange={(value) => onChange({ field: 'state', value })} />
        <TaskActions task={task} onGone={panel.onClose} />
        <PanelButtons {...panel} />
      </div>
      {parent === null ? null : (
        <AriaButton className={css.parent} onPress={() => onOpenTask(parent.id)}>
          <CornerLeftUp aria-hidden />
          <span>{t('panel.parent', { name: parent.name ?? t('panel.unknownTask') })}</span>
        </AriaButton>
      )}
      {/* Another task is another field: what was typed for one never lands in the other. */}
      <NameField
        key={identityOf(task.id)}
        name={task.name}
        onChange={(value, seen) => onChange({ field: 'name', value }, { field: 'name', value: seen })}
      />
      <FieldChange task={task} kind="create" />
      <FieldChange task={task} kind="name" />
      <FieldChange task={task} kind="state" />
      <FieldChange task={task} kind="archived" />
      <FieldChange task={task} kind="delete" />
      <DepartureNote task={task} />
      <TaskNotes task={task} />
    </header>
  );
}
