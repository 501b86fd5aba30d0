// A task that was made in the dialog is seen, or said.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { forgetDrafts } from '@/features/drafts';

import { layOut, openApp, type Opened } from './testing';

let opened: Opened;
beforeEach(layOut);
afterEach(() => {
  forgetDrafts();
  opened.fake.uninstall();
});

async function open() {
  opened = await openApp({ settings: { lastProject: 'p-villa' } });
  await screen.findAllByTestId('card');
  return opened;
}

async function create({ user }: Opened, name: string) {
  await user.click(screen.getByTestId('create-task'));
  await user.type(await screen.findByTestId('create-name'), name);
  await user.click(screen.getByTestId('create-submit'));
  await waitFor(() => expect(screen.queryByTestId('create-dialog')).toBeNull());
}

const marked = () => document.querySelector('[data-testid="card"][data-marked]');

it('on the board by its mark, and for those who listen by words', async () => {
  await create(await open(), 'Teklif al');
  await waitFor(() => expect(marked()?.textContent).toContain('Teklif al'));
  expect(screen.getByTestId('undo-said').textContent).toBe('“Teklif al” was created');
  expect(screen.queryByTestId('toast-action')).toBeNull();
});

it('by words with a way to it, when the board does not show it', async () => {
  const app = await open();
  await app.user.type(screen.getByTestId('board-search'), 'floor');
  await waitFor(() => expect(screen.getAllByTestId('card').length).toBeLessThan(6));
  await create(app, 'Keşfe git');
  const words = await screen.findByText('“Keşfe git” was created');
  expect(marked()).toBeNull();
  await app.user.click(within(words.closest('[role="alertdialog"]') as HTMLElement).getByTestId('toast-action'));
  const panel = await screen.findByTestId('task-panel');
  await waitFor(() => expect(panel.getAttribute('aria-label')).toBe('Task: Keşfe git'));
});
