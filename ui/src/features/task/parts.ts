// What a board needs only once a task is opened or made: one chunk, loaded by `lazy.tsx`.
export { CreateTaskDialog } from './create/CreateTaskDialog';
export { TaskPanel } from './TaskPanel';
