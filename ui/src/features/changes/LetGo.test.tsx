import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { ChangeKind, PendingChange } from '@/api';
import { setLanguage } from '@/i18n';

import { LetGo } from './LetGo';
import { losingOf } from './losing';

const onLetGo = vi.fn<() => void>();

beforeEach(() => {
  setLanguage('en');
  onLetGo.mockReset();
});

const change = (what: ChangeKind, text: string | null): PendingChange => ({
  id: 7,
  task: 't',
  taskName: 'Invoice',
  project: 'p',
  chat: null,
  what,
  state: { state: 'waiting' },
  text,
  trouble: null,
});

async function press(what: ChangeKind, text: string | null) {
  const user = userEvent.setup();
  render(<LetGo losing={losingOf(change(what, text))} name="Invoice" onLetGo={onLetGo} />);
  await user.click(screen.getByTestId('let-go'));
  return user;
}

it.each(['state', 'deadline', 'steps', 'archived', 'delete'] as const)(
  'lets go of %s without a question',
  async (what) => {
    await press(what, null);
    expect(onLetGo).toHaveBeenCalledOnce();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  },
);

it.each([
  [
    'create',
    'Invoice',
    'Discard change',
    'The task “Invoice” goes from this computer with its description and comments',
  ],
  ['comment', 'Words', 'Discard comment', 'What you wrote goes from this computer, and the files you added'],
  ['message', 'Words', 'Discard message', 'What you wrote goes from this computer.'],
  ['description', 'Words', 'Discard change', 'What is in Cubicl stays as it is.'],
  ['steps', 'Words', 'Discard change', 'What is in Cubicl stays as it is.'],
  ['attach', null, 'Discard change', 'The files are not added.'],
] as const)('says what goes with %s, and lets it go when the person says so', async (what, text, label, lost) => {
  const user = await press(what, text);
  const question = await screen.findByRole('alertdialog');
  expect(question.textContent).toContain(lost);
  expect(onLetGo).not.toHaveBeenCalled();
  await user.click(within(question).getByRole('button', { name: label }));
  expect(onLetGo).toHaveBeenCalledOnce();
});

it('keeps everything when the person thinks better of it', async () => {
  const user = await press('comment', 'Words');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(onLetGo).not.toHaveBeenCalled();
});
