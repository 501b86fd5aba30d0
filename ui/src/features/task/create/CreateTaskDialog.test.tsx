import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createQueryClient } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { ToastRegion } from '@/components';
import { forgetDrafts, readDraft } from '@/features/drafts';
import { PeopleProvider } from '@/features/people';
import { setLanguage } from '@/i18n';

import { CreateTaskDialog } from './CreateTaskDialog';

let fake: Fake;
const onOpenChange = vi.fn<(open: boolean) => void>();
const onOpenTask = vi.fn<(task: string) => void>();
const onOpenTaskOf = vi.fn<(project: string, task: string) => void>();
const onShow = vi.fn<(task: string) => Promise<boolean>>();

function open() {
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <PeopleProvider>
        <CreateTaskDialog
          isOpen
          onOpenChange={onOpenChange}
          project="p-villa"
          onOpenTask={onOpenTask}
          onOpenTaskOf={onOpenTaskOf}
          onShow={onShow}
        />
      </PeopleProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  setLanguage('en');
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  fake = installFake({ tasks: 2 });
  onOpenChange.mockReset();
  onOpenTask.mockReset();
  onShow.mockReset().mockResolvedValue(true);
});

afterEach(() => {
  forgetDrafts();
  fake.uninstall();
});

it('creates with Ctrl+Enter, in the project on the screen, and closes', async () => {
  const user = userEvent.setup();
  open();
  await user.type(screen.getByTestId('create-name'), 'Teklif al');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
  expect(fake.calls('create_task')).toMatchObject([{ task: { project: 'p-villa', name: 'Teklif al', state: null } }]);
  expect(onOpenTask).not.toHaveBeenCalled();
});

it('opens what it made, with the chosen files sent after it', async () => {
  const user = userEvent.setup();
  open();
  await user.type(screen.getByTestId('create-name'), 'Dosyalı');
  await user.click(screen.getByRole('button', { name: 'Add file' }));
  await screen.findByText('Kat planı.pdf');
  await user.click(screen.getByTestId('create-submit-open'));
  await waitFor(() => expect(onOpenTask).toHaveBeenCalledOnce());
  const [[task] = []] = onOpenTask.mock.calls;
  expect(fake.calls('attach_files')).toEqual([{ task, files: [1] }]);
});

it('makes one task when it is pressed twice', async () => {
  const user = userEvent.setup();
  const release = fake.hold('create_task');
  open();
  await user.type(screen.getByTestId('create-name'), 'Bir kez');
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
  await user.dblClick(screen.getByTestId('create-submit'));
  await user.type(screen.getByTestId('create-name'), '!');
  release();
  await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
  expect(fake.calls('create_task')).toMatchObject([{ task: { name: 'Bir kez' } }]);
  expect(fake.state.drafts.has('create')).toBe(false);
});

it('keeps files that could not be added with their message, and makes the task only once', async () => {
  const user = userEvent.setup();
  fake.fail('attach_files', problem({ code: 'notStored' }));
  const view = open();
  await user.type(screen.getByTestId('create-name'), 'Dosyalı');
  await user.click(screen.getByRole('button', { name: 'Add file' }));
  await screen.findByText('Kat planı.pdf');
  await user.click(screen.getByTestId('create-submit'));
  await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
  expect(readDraft('create')).toBeUndefined();
  view.unmount();
  render(<ToastRegion />);
  const words = (await screen.findByRole('alertdialog')).textContent;
  expect(words, 'why').toContain('This could not be kept on your computer. ');
  expect(words).toContain('The files are kept');
  fake.fail('attach_files', null);
  await user.click(screen.getByTestId('toast-action'));
  await waitFor(() => expect(fake.calls('attach_files')).toHaveLength(2));
  const [first, second] = fake.calls('attach_files');
  expect(second).toEqual(first);
  expect(fake.calls('create_task')).toHaveLength(1);
});

it('says what is missing and sends nothing', async () => {
  const user = userEvent.setup();
  open();
  await user.click(screen.getByTestId('create-submit'));
  expect(await screen.findByText('Give the task a name.')).toBeTruthy();
  expect(fake.calls('create_task')).toEqual([]);
});

it('keeps what was typed when it is closed, and when Cubicl says no', async () => {
  const user = userEvent.setup();
  fake.fail('create_task', problem({ code: 'notPermitted' }));
  const view = open();
  await user.type(screen.getByTestId('create-name'), 'Yarım');
  await user.click(screen.getByTestId('create-submit'));
  await waitFor(() => expect(fake.calls('create_task')).toHaveLength(1));
  expect(onOpenChange).not.toHaveBeenCalled();
  view.unmount();
  open();
  expect(screen.getByTestId<HTMLInputElement>('create-name').value).toBe('Yarım');
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.getByTestId<HTMLInputElement>('create-name').value).toBe('');
});

describe('a picture that was pasted', () => {
  function paste() {
    const clipboard = { files: [new File(['abc'], 'image.png', { type: 'image/png' })], types: ['Files'] };
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: clipboard });
    screen.getByTestId('create-name').dispatchEvent(event);
  }

  it('leaves what was typed before it arrived', async () => {
    const user = userEvent.setup();
    const release = fake.hold('paste_file');
    open();
    const name = screen.getByTestId<HTMLInputElement>('create-name');
    await user.type(name, 'Bir');
    paste();
    await user.type(name, ' iki');
    release();
    await screen.findByTestId('comment-file');
    expect(name.value).toBe('Bir iki');
  });

  it('stays when the next one arrives', async () => {
    const release = fake.hold('paste_file');
    open();
    paste();
    paste();
    await waitFor(() => expect(fake.calls('paste_file')).toHaveLength(2));
    release();
    await waitFor(() => expect(screen.getAllByTestId('comment-file')).toHaveLength(2));
  });
});
