// A task as it looks with a change, shown in the moment between pressing and Rust's answer (which has the last word).
import type { StepItem, StepsView, TaskChange, TaskView } from '@/api';
import { hasFormatting } from '@/lib/plainText';

export function applied(task: TaskView, change: TaskChange): TaskView {
  switch (change.field) {
    case 'description':
      return { ...task, description: shownAs(change.value, task.descriptionIsPlain) };
    case 'start':
    case 'deadline':
      return { ...task, [change.field]: change.value ?? null };
    case 'stepTicked':
      return withItem(task, change.value.key, (item) => ({ ...item, done: change.value.done }));
    case 'stepRenamed':
      return withItem(task, change.value.key, (item) => ({ ...item, name: change.value.name }));
    case 'stepRemoved':
      return withItem(task, change.value.key, () => null);
    case 'stepAdded':
    case 'stepPutBack':
      // Its key is Rust's to give.
      return task;
    case 'progress':
      return task.steps.kind === 'progress' ? { ...task, steps: { ...task.steps, completed: change.value } } : task;
    case 'archived':
      return { ...task, archivedAt: change.value ?? null };
    case 'fileRemoved':
      return { ...task, files: task.files.filter((file) => file.id !== change.value) };
    default:
      return { ...task, [change.field]: change.value };
  }
}

function withItem(task: TaskView, key: string, edit: (item: StepItem) => StepItem | null): TaskView {
  if (task.steps.kind !== 'checklist') return task;
  const items = task.steps.items.flatMap((item) => (item.key === key ? (edit(item) ?? []) : item));
  const steps: StepsView = { kind: 'checklist', items };
  return { ...task, steps };
}

function shownAs(text: string, isPlain: boolean): string {
  if (!isPlain || hasFormatting(text)) return text;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replaceAll('\n', '<br>');
}
