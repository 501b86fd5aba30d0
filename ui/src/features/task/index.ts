// A task opened in a panel, and the dialog that makes one.
export type { CreateTaskDialogProps } from './create/CreateTaskDialog';
export { RichText } from './description/RichText';
export { CreateTaskDialog, TaskPanel } from './later';
export { useCopy } from './model/useCopy';
export type { TaskPanelProps } from './TaskPanel';
