// The two columns of a task: what it is about at the left, its fields at the right, the composer always in reach.
import { useDeferredValue } from 'react';

import type { ClientId, StateView, TaskView } from '@/api';

import { Activities } from './activities/Activities';
import { Composer } from './activities/Composer';
import { Description } from './description/Description';
import { TaskFields } from './fields/TaskFields';
import { TaskFiles } from './files/TaskFiles';
import type { ChangeTask } from './model/useTask';
import { Steps } from './steps/Steps';
import { Subtasks } from './subtasks/Subtasks';

import css from './TaskPanel.module.css';

export interface TaskBodyProps {
  task: TaskView;
  states: readonly StateView[];
  onChange: ChangeTask;
  onOpenTask: (task: string) => void;
  onOpenClient: (client: ClientId) => void;
}

export function TaskBody({ task, states, onChange, onOpenTask, onOpenClient }: TaskBodyProps) {
  const done = states.find((state) => state.name === task.state)?.kind === 'completed';
  // What the eye goes to first is drawn first; the rest follows with the next frame.
  const isFollowed = useDeferredValue(true, false);
  return (
    <div className={css.body}>
      <div className={css.left}>
        <div className={css.scroll}>
          <Description task={task} onChange={onChange} />
          {isFollowed ? (
            <>
              <TaskFiles task={task} onChange={onChange} />
              <Steps task={task} onChange={onChange} />
              <Subtasks task={task} onOpen={onOpenTask} />
              <Activities task={task} states={states} />
            </>
          ) : null}
        </div>
        {isFollowed ? <Composer task={task} /> : null}
      </div>
      <div className={css.right}>
        <TaskFields task={task} done={done} onChange={onChange} onOpenClient={onOpenClient} />
      </div>
    </div>
  );
}
