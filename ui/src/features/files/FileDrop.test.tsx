import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createQueryClient, listenToRust } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { ToastRegion } from '@/components';
import { setLanguage } from '@/i18n';

import { FileDrop } from './DropLabel';
import { droppedFiles, FILES_DROPPED } from './dropTarget';

const file = (id: number, bad = false) => ({
  id,
  name: `${id}.pdf`,
  size: 10,
  problem: bad ? problem({ code: 'fileUnreadable', name: `${id}.pdf` }) : null,
});
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

describe('files dragged over the window', () => {
  it('mark what takes them and say its name', async () => {
    await drag('inside', { phase: 'over', count: 3, x: 5, y: 5 });
    expect(screen.getByTestId('drop-label').textContent).toBe('Add 3 files to Fatura');
    expect(document.querySelector('[data-file-over]')?.getAttribute('data-file-drop')).toBe('t1');
    await drag('nowhere', { phase: 'over', count: 3, x: 9, y: 9 });
    expect(screen.getByTestId('drop-label').textContent).toBe('Drop files on a task');
    expect(document.querySelector('[data-file-over]')).toBeNull();
    await drag('nowhere', { phase: 'left' });
    expect(screen.queryByTestId('drop-label')).toBeNull();
  });

  it('go to the task they are dropped on', async () => {
    await drag('inside', { phase: 'dropped', files: [file(1), file(2)], x: 5, y: 5 });
    await waitFor(() => expect(fake.calls('attach_files')).toEqual([{ task: 't1', files: [1, 2] }]));
    expect(screen.queryByTestId('drop-label')).toBeNull();
  });

  it('go to the comment inside it, not to the task', async () => {
    const taken = vi.fn<(ids: number[]) => void>();
    const composer = screen.getByTestId('composer');
    composer.addEventListener(FILES_DROPPED, (event) => taken(droppedFiles(event).map(({ id }) => id)));
    await drag('composer', { phase: 'dropped', files: [file(1), file(2, true)], x: 5, y: 5 });
    expect(taken).toHaveBeenCalledExactlyOnceWith([1]);
    expect(fake.calls('attach_files')).toEqual([]);
    expect((await screen.findByText('2.pdf was not added')).textContent).toBeTruthy();
  });

  it('are not sent when every one has a problem, and nothing is sent from nowhere', async () => {
    await drag('inside', { phase: 'dropped', files: [file(1, true)], x: 5, y: 5 });
    await drag('nowhere', { phase: 'dropped', files: [file(1)], x: 5, y: 5 });
    expect(fake.calls('attach_files')).toEqual([]);
  });
});
