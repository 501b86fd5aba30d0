// What was typed and could not even be kept on this computer stands where it was typed.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { problem } from '@/api/fake';
import { readDraft, recallDrafts } from '@/features/drafts';

import { changes, fake, ID, open } from './testing';

beforeEach(() => {
  fake.fail('change_task', problem({ code: 'notStored' }));
});

const firstStep = () => screen.getAllByTestId('step')[0] as HTMLElement;

describe('a description that is not taken', () => {
  const written = { html: '<p>Uzun bir metin</p>', from: '<p>Kısa</p>', open: true };
  const place = `description:${ID}` as const;

  async function save() {
    recallDrafts([{ place, text: JSON.stringify({ value: written }) }]);
    await open();
    await screen.findByTestId('task-description-edit');
    await userEvent.setup().click(screen.getByTestId('task-description-save'));
  }

  it('is in its editor again', async () => {
    await save();
    await waitFor(() => expect(changes()).toHaveLength(1));
    await waitFor(() => expect(readDraft(place)).toEqual(written));
    expect((await screen.findByTestId('task-description-edit')).textContent).toBe('Uzun bir metin');
  });

  it('is a draft no longer once it is', async () => {
    fake.fail('change_task', null);
    await save();
    await waitFor(() => expect(fake.calls('save_draft').at(-1)).toEqual({ place, text: null }));
    expect(readDraft(place)).toBeUndefined();
    expect(screen.queryByTestId('task-description-edit')).toBeNull();
  });

  it('can still be copied when the task is gone', async () => {
    fake.fail('change_task', problem({ code: 'notFound' }));
    const release = fake.hold('change_task');
    await save();
    fake.state.task(ID).gone = true;
    release();
    expect(await screen.findByRole('button', { name: 'Copy the text' })).toBeTruthy();
  });
});

it('a name that is not taken stays in its field', async () => {
  const user = userEvent.setup();
  await open();
  const name = screen.getByTestId<HTMLTextAreaElement>('task-name');
  const before = name.value;
  await user.clear(name);
  await user.type(name, 'Yeni ad{Enter}');
  await waitFor(() => expect(changes()).toHaveLength(1));
  await waitFor(() => expect(screen.getByTestId('task-panel').getAttribute('aria-label')).toBe(`Task: ${before}`));
  expect(name.value).toBe('Yeni ad');
  fake.fail('change_task', null);
  await user.type(name, '!{Enter}');
  await waitFor(() => expect(fake.state.task(ID).name).toBe('Yeni ad!'));
});

it('a step that is not renamed keeps its new name in the field', async () => {
  const user = userEvent.setup();
  await open();
  await user.click(within(firstStep()).getByRole('button', { name: /^Rename/ }));
  await user.clear(screen.getByLabelText('Name of the step'));
  await user.type(screen.getByLabelText('Name of the step'), 'Ölç{Enter}');
  await waitFor(() => expect(changes()).toHaveLength(1));
  expect((await screen.findByLabelText<HTMLInputElement>('Name of the step')).value).toBe('Ölç');
});

describe('a new step that is not taken', () => {
  const field = () => screen.getByTestId<HTMLInputElement>('step-add-input');

  it('is in the field again, before what was typed since', async () => {
    const user = userEvent.setup();
    const release = fake.hold('change_task');
    await open();
    await user.click(screen.getByTestId('step-add'));
    await user.type(field(), 'Bir{Enter}İki');
    release();
    await waitFor(() => expect(field().value).toBe('Bir İki'));
  });

  it('opens the field again when it was left, and leaves the keyboard where it is', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByTestId('step-add'));
    await user.type(field(), 'Bir');
    await user.click(screen.getByTestId('comment-box'));
    await waitFor(() => expect(field().value).toBe('Bir'));
    expect(document.activeElement).toBe(screen.getByTestId('comment-box'));
    await user.clear(field());
    await user.tab();
    await waitFor(() => expect(screen.queryByTestId('step-add-input')).toBeNull());
  });
});

it('a subtask that is not made is in the field again', async () => {
  const user = userEvent.setup();
  fake.fail('create_task', problem({ code: 'notStored' }));
  await open();
  await user.click(screen.getByTestId('subtask-add'));
  await user.type(screen.getByTestId('subtask-add-input'), 'Alt iş{Enter}');
  await waitFor(() => expect(fake.calls('create_task')).toHaveLength(1));
  await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('subtask-add-input').value).toBe('Alt iş'));
});
