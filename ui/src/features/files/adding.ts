// Asking before many files go onto a task: one question at a time, answered by `AddFilesDialog`.
import { useSyncExternalStore } from 'react';

import type { PickedFile, PickedId } from '@/api';

export interface Question {
  /** Folders keep their structure on a Files page; on a task their files lie flat. */
  onto: 'task' | 'page';
  /** Names of the folders that were chosen. */
  folders: readonly string[];
  /** What can be sent. */
  files: readonly PickedFile[];
  /** Those of them that seem to be on the task already. */
  alike: ReadonlySet<PickedId>;
  /** What is left out, each with its problem. */
  unfit: readonly PickedFile[];
  /** The folders hold more than can be taken at once. */
  more: boolean;
}

/** Null: the person changed their mind. */
export type Choice = 'all' | 'new' | null;

type Asked = Question & { answer: (choice: Choice) => void };

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function show(next: Asked | null): void {
  asked = next;
  listeners.forEach((listener) => listener());
}

/** Resolves when the person has chosen; an earlier question that is still open is taken back. */
export function askBeforeAdding(question: Question): Promise<Choice> {
  asked?.answer(null);
  return new Promise((resolve) => {
    const answer = (choice: Choice) => {
      if (asked?.answer === answer) show(null);
      resolve(choice);
    };
    show({ ...question, answer });
  });
}

export function useAsked(): Asked | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => asked,
  );
}
