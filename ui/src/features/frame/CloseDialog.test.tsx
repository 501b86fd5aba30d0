import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { createQueryClient, listenToRust } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { forgetDrafts, keepDraft } from '@/features/drafts';
import { setLanguage } from '@/i18n';

import { CloseDialog } from './CloseDialog';

let fake: Fake;
let stop: () => void;

beforeEach(async () => {
  setLanguage('en');
  fake = installFake();
  stop = await listenToRust(createQueryClient());
  render(<CloseDialog />);
});

afterEach(() => {
  stop();
  forgetDrafts();
  fake.uninstall();
});

const nothing = { lostChanges: 0, activeTransfers: 0, transfersGoOn: true };
const answers = () => fake.calls('answer_close').map(({ close }) => close);

it('writes the drafts before the window closes', async () => {
  keepDraft('create', 'x');
  const release = fake.hold('save_draft');
  await act(() => fake.askToClose(nothing));
  await waitFor(() => expect(fake.calls('save_draft')).toHaveLength(1));
  expect(answers()).toEqual([]);
  release();
  await waitFor(() => expect(answers()).toEqual([true]));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('asks when a draft cannot be kept, and closes when the person says so', async () => {
  const user = userEvent.setup();
  fake.fail('save_draft', problem({ code: 'notStored' }));
  keepDraft('create', 'x');
  await act(() => fake.askToClose(nothing));
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog.textContent).toContain('1 text you are writing can');
  expect(dialog.textContent).not.toContain('on their way');
  expect(dialog.textContent).not.toContain('Everything you changed is kept');
  expect(answers(), 'the window waits').toEqual([false]);
  await user.click(within(dialog).getByText('Close anyway'));
  expect(answers().at(-1)).toBe(true);
});

it('tries once more what could not be kept before, and asks nothing when it can', async () => {
  fake.fail('save_draft', problem({ code: 'notStored' }));
  keepDraft('create', 'x');
  await act(() => fake.askToClose(nothing));
  await userEvent.setup().click(await screen.findByText('Keep open'));
  fake.fail('save_draft', null);
  await act(() => fake.askToClose(nothing));
  await waitFor(() => expect(answers().at(-1)).toBe(true));
  expect(fake.state.drafts.has('create')).toBe(true);
});

it('says it beside files that go on', async () => {
  fake.fail('save_draft', problem({ code: 'badInput' }));
  keepDraft('create', 'x');
  keepDraft('comment:1', 'y');
  await act(() => fake.askToClose({ ...nothing, activeTransfers: 1 }));
  const dialog = await screen.findByRole('alertdialog');
  await waitFor(() => expect(dialog.textContent).toContain('2 texts you are writing'));
  expect(dialog.textContent).toContain('It goes on when you open Cubicl again.');
  expect(dialog.textContent, 'not beside what is lost').not.toContain('Everything you changed is kept');
  expect(within(dialog).getByText('Close anyway')).toBeTruthy();
  expect(answers()).toEqual([]);
});
