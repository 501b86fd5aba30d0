import { describe, expect, it } from 'vitest';

import { emptyDraft, isStarted, toNewTask } from './createDraft';

describe('toNewTask', () => {
  it('sends only what was set', () => {
    expect(toNewTask({ ...emptyDraft('p'), name: '  Teklif al ' })).toEqual({
      project: 'p',
      name: 'Teklif al',
      state: null,
      description: null,
      assignees: [],
      start: null,
      deadline: null,
      priority: null,
      tags: [],
      parent: null,
    });
  });
  it('says what is missing', () => {
    expect(toNewTask(emptyDraft('p'))).toBe('name');
    expect(toNewTask({ ...emptyDraft(null), name: 'x' })).toBe('project');
  });
});

it('isStarted knows a draft worth keeping', () => {
  expect(isStarted(emptyDraft('p'))).toBe(false);
  expect(isStarted({ ...emptyDraft('p'), description: 'half' })).toBe(true);
});
