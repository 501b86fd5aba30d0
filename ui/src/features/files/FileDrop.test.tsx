import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createQueryClient, listenToRust, type PickedFile } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { ToastRegion } from '@/components';
import { setLanguage } from '@/i18n';

import { AddFilesDialog } from './AddFilesDialog';
import { FileDrop } from './DropLabel';
import { droppedFiles, FILES_DROPPED } from './dropTarget';

const file = (id: number, bad = false) => ({
  id,
  name: `${id}.pdf`,
  size: 10,
  problem: bad ? problem({ code: 'fileUnreadable', name: `${id}.pdf` }) : null,
});
const picked = (files: PickedFile[], folders: string[] = []) => ({ files, folders, more: false });
let fake: Fake;
let stop: () => void;
const under = { current: null as Element | null };

beforeEach(async () => {
  setLanguage('en');
  fake = installFake({ tasks: 2 });
  const queries = createQueryClient();
  stop = await listenToRust(queries);
  document.elementFromPoint = () => under.current;
  render(
    <QueryClientProvider client={queries}>
      <div data-file-drop="t1" data-file-drop-name="Fatura">
        <span data-testid="inside" />
        <div data-file-drop="composer" data-file-drop-name="this comment" data-testid="composer" />
      </div>
      <p data-testid="nowhere" />
      <FileDrop />
      <AddFilesDialog />
      <ToastRegion />
    </QueryClientProvider>,
  );
});

afterEach(() => {
  stop();
  fake.uninstall();
});

const drag = (to: string, event: Parameters<Fake['drag']>[0]) =>
  act(async () => {
    under.current = screen.getByTestId(to);
    await fake.drag(event);
  });
const drop = async (to: string, files: ReturnType<typeof picked>) => {
  await drag(to, { phase: 'dropping', drop: 1, x: 5, y: 5 });
  // While the files are looked at, something else comes to lie there.
  await drag('nowhere', { phase: 'dropped', drop: 1, picked: files });
};

describe('files dragged over the window', () => {
  it('mark what takes them and say its name', async () => {
    await drag('inside', { phase: 'over', count: 3, x: 5, y: 5 });
    expect(screen.getByTestId('drop-label').textContent).toBe('Add 3 items to Fatura');
    expect(document.querySelector('[data-file-over]')?.getAttribute('data-file-drop')).toBe('t1');
    await drag('nowhere', { phase: 'over', count: 3, x: 9, y: 9 });
    expect(screen.getByTestId('drop-label').textContent).toBe('Drop files on a task or a Files page');
    expect(document.querySelector('[data-file-over]')).toBeNull();
    await drag('nowhere', { phase: 'left' });
    expect(screen.queryByTestId('drop-label')).toBeNull();
  });

  it('says it in Turkish without a case that the name would need', async () => {
    setLanguage('tr');
    await drag('inside', { phase: 'over', count: 1, x: 5, y: 5 });
    expect(screen.getByTestId('drop-label').textContent).toBe('1 öğe ekle: Fatura');
  });

  it('go to the task they are dropped on', async () => {
    await drop('inside', picked([file(1), file(2)]));
    await waitFor(() => expect(fake.calls('attach_files')).toEqual([{ task: 't1', files: [1, 2] }]));
    expect(screen.queryByTestId('drop-label')).toBeNull();
  });

  it('go to the comment inside it, not to the task', async () => {
    const taken = vi.fn<(ids: number[]) => void>();
    const composer = screen.getByTestId('composer');
    composer.addEventListener(FILES_DROPPED, (event) => taken(droppedFiles(event).map(({ id }) => id)));
    await drop('composer', picked([file(1), file(2, true)]));
    expect(taken).toHaveBeenCalledExactlyOnceWith([1]);
    expect(fake.calls('attach_files')).toEqual([]);
    expect((await screen.findByText('2.pdf was not added')).textContent).toBeTruthy();
  });

  it('are not lost in a comment that was closed meanwhile', async () => {
    await drag('composer', { phase: 'dropping', drop: 1, x: 5, y: 5 });
    screen.getByTestId('composer').remove();
    await drag('nowhere', { phase: 'dropped', drop: 1, picked: picked([file(1)]) });
    expect(await screen.findByText('The files were not added. Drop them on a task or a Files page.')).toBeTruthy();
  });

  it('are not sent when every one has a problem, and nothing is sent from nowhere', async () => {
    await drop('inside', picked([file(1, true)]));
    await drop('nowhere', picked([file(1)]));
    expect(fake.calls('attach_files')).toEqual([]);
  });
});

describe('before many files, folders and files that are there already', () => {
  const dialog = () => screen.findByTestId('add-files-dialog');

  it('asks with number, size and folder, names what is left out, and adds the rest', async () => {
    const user = userEvent.setup();
    const files = [file(1), file(2), { ...file(3, true), name: 'Faturalar/3.pdf' }];
    await drop('inside', picked(files, ['Faturalar']));
    const asked = await dialog();
    expect(asked.textContent).toContain('Add 2 files from Faturalar to this task?');
    expect(asked.textContent).toContain('20 byte in all.');
    expect(asked.textContent).toContain('1 file is left out:');
    expect(fake.calls('attach_files')).toEqual([]);
    await user.click(screen.getByTestId('add-files-confirm'));
    await waitFor(() => expect(fake.calls('attach_files')).toEqual([{ task: 't1', files: [1, 2] }]));
    await waitFor(() => expect(screen.queryByTestId('add-files-dialog')).toBeNull());
  });

  it('asks once for all that are there already: skip them', async () => {
    const user = userEvent.setup();
    fake.state.alike = [2, 3];
    await drop('inside', picked([file(1), file(2), file(3)]));
    expect((await dialog()).textContent).toContain('2 of them seem to be on the task already:');
    await user.click(screen.getByText('Skip them, add 1 file'));
    await waitFor(() => expect(fake.calls('attach_files')).toEqual([{ task: 't1', files: [1] }]));
  });

  it('adds them anyway, or nothing', async () => {
    const user = userEvent.setup();
    fake.state.alike = [1];
    await drop('inside', picked([file(1)]));
    expect((await dialog()).textContent).toContain('This file seems to be on the task already');
    await user.click(screen.getByText("Don't add"));
    await waitFor(() => expect(screen.queryByTestId('add-files-dialog')).toBeNull());
    expect(fake.calls('attach_files')).toEqual([]);
    await drop('inside', picked([file(1)]));
    await dialog();
    await user.click(screen.getByTestId('add-files-all'));
    await waitFor(() => expect(fake.calls('attach_files')).toEqual([{ task: 't1', files: [1] }]));
  });

  it('asks before more than fifty files', async () => {
    const many = Array.from({ length: 51 }, (_, index) => file(index + 1));
    await drop('inside', picked(many));
    expect((await dialog()).textContent).toContain('Add 51 files to this task?');
    await userEvent.setup().keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('add-files-dialog')).toBeNull());
    expect(fake.calls('attach_files')).toEqual([]);
  });

  it('says that a folder is empty', async () => {
    await drop('inside', picked([], ['Boş']));
    expect(await screen.findByText('There are no files in Boş')).toBeTruthy();
  });
});
