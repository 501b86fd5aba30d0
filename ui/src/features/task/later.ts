// The panel and the dialog come after the board: nothing of them is needed to show it. A closed dialog fetches them already,
// so they are there before anybody asks.
import { later } from '@/lib/later';

const parts = () => import('./parts');

export const TaskPanel = later(async () => (await parts()).TaskPanel);
export const CreateTaskDialog = later(async () => {
  TaskPanel.fetch();
  return (await parts()).CreateTaskDialog;
});
