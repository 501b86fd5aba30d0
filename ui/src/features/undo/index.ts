// Taking back and doing again: by key, by menu, and by the button that stays while a deletion is not sent.
export { Undo } from './Undo';
export { UndoItem } from './UndoItem';
export { speak } from './spoken';
export { useArchiveTask } from './useArchiveTask';
export { useDeleteTask } from './useDeleteTask';
export { useUndone } from './undone';
