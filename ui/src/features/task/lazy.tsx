// The panel and the dialog come after the board: nothing of them is needed to show it. A closed dialog fetches them already,
// so they are there before anybody asks.
import { lazy, Suspense } from 'react';

import type { CreateTaskDialogProps } from './create/CreateTaskDialog';
import type { TaskPanelProps } from './TaskPanel';

const Panel = lazy(async () => ({ default: (await import('./parts')).TaskPanel }));
const Create = lazy(async () => ({ default: (await import('./parts')).CreateTaskDialog }));

export function TaskPanel(props: TaskPanelProps) {
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  );
}

export function CreateTaskDialog(props: CreateTaskDialogProps) {
  return (
    <Suspense>
      <Create {...props} />
    </Suspense>
  );
}
