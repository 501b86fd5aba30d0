import { describe, expect, it } from 'vitest';

import type { TaskView } from '@/api';
import { FakeBackend } from '@/api/fake';

import { applied } from './applied';

const task: TaskView = {
  ...new FakeBackend({ tasks: 1 }, () => {}).task('p-villa-t0'),
  steps: {
    kind: 'checklist',
    items: [
      { key: 'a', name: 'A', done: false },
      { key: 'b', name: 'B', done: false },
    ],
  },
};

describe('applied', () => {
  it('changes one step and leaves the others', () => {
    const { steps } = applied(task, { field: 'stepTicked', value: { key: 'b', done: true } });
    expect(steps).toEqual({
      kind: 'checklist',
      items: [
        { key: 'a', name: 'A', done: false },
        { key: 'b', name: 'B', done: true },
      ],
    });
  });
  it('takes a step away', () => {
    const { steps } = applied(task, { field: 'stepRemoved', value: { key: 'a' } });
    expect(steps.kind === 'checklist' && steps.items.map(({ key }) => key)).toEqual(['b']);
  });
  it('clears a date', () => {
    expect(applied({ ...task, deadline: 5 }, { field: 'deadline', value: null }).deadline).toBeNull();
  });
  it('shows plain text as it was typed', () => {
    const plain = { ...task, descriptionIsPlain: true };
    expect(applied(plain, { field: 'description', value: 'a & 1 < 2\nb' }).description).toBe('a &amp; 1 &lt; 2<br>b');
  });
  it('does not touch what it was given', () => {
    const before = structuredClone(task);
    applied(task, { field: 'name', value: 'x' });
    expect(task).toEqual(before);
  });
});
