import { Button as AriaButton } from 'react-aria-components';
// A subtask: the colour and word of its state, and its name, which opens it.

import type { StateView, SubtaskRow } from '@/api';
import { useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';

import { StateDot } from '../header/StateDot';

import css from './Subtasks.module.css';

export interface SubtaskLineProps {
  subtask: SubtaskRow;
  states: readonly StateView[];
  onOpen: (task: string) => void;
}

export function SubtaskLine({ subtask, states, onOpen }: SubtaskLineProps) {
  const { t } = useTranslation('task');
  const stateName = useStateTitle();
  const name = subtask.name ?? t('subtasks.unknown');
  return (
    <li>
      <AriaButton
        className={css.line}
        data-done={subtask.done || undefined}
        data-testid="subtask"
        data-task-id={subtask.id}
        onPress={() => onOpen(subtask.id)}
      >
        <StateDot color={states.find((state) => state.name === subtask.state)?.color} />
        <span className={css.name}>{name}</span>
        {subtask.state === null ? null : <span className={css.state}>{stateName(subtask.state)}</span>}
      </AriaButton>
    </li>
  );
}
