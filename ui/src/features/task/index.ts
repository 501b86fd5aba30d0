// A task opened in a panel, and the dialog that makes one.
export { CreateTaskDialog, type CreateTaskDialogProps } from './create/CreateTaskDialog';
export { forgetDrafts } from './model/drafts';
export { TaskPanel, type TaskPanelProps } from './TaskPanel';
