// The task that is being made, kept while the dialog is closed by accident.
import type { NewTask, PickedFile, ProjectId, UserId } from '@/api';

import { newTask } from '../model/useCreateTask';

export interface CreateDraft {
  project: ProjectId | null;
  name: string;
  /** Null: the project's own default. */
  state: string | null;
  description: string;
  assignees: readonly UserId[];
  deadline: number | null;
  priority: number;
  tags: readonly string[];
  files: readonly PickedFile[];
}

export function emptyDraft(project: ProjectId | null): CreateDraft {
  return {
    project,
    name: '',
    state: null,
    description: '',
    assignees: [],
    deadline: null,
    priority: 3,
    tags: [],
    files: [],
  };
}

/** Worth keeping: more than the project was set. */
export function isStarted(draft: CreateDraft): boolean {
  return (
    draft.name.trim() !== '' ||
    draft.description.trim() !== '' ||
    draft.files.length > 0 ||
    draft.assignees.length > 0 ||
    draft.tags.length > 0 ||
    draft.deadline !== null
  );
}

export type Missing = 'name' | 'project';

/** What is sent, or what still has to be said. */
export function toNewTask(draft: CreateDraft): NewTask | Missing {
  const name = draft.name.trim();
  if (name === '') return 'name';
  if (draft.project === null) return 'project';
  return newTask({
    project: draft.project,
    name,
    state: draft.state,
    description: draft.description.trim() === '' ? null : draft.description,
    assignees: [...draft.assignees],
    deadline: draft.deadline,
    // The middle is what Cubicl takes when nothing is said.
    priority: draft.priority === 3 ? null : draft.priority,
    tags: [...draft.tags],
  });
}
