// A task in the page with a Rust side of its own, for its tests.
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

import { createQueryClient, listenToRust } from '@/api';
import { type Fake, installFake } from '@/api/fake';
import { forgetDrafts, useKeptDrafts } from '@/features/drafts';
import { PeopleProvider } from '@/features/people';
import { setLanguage } from '@/i18n';

import { TaskPanel } from './TaskPanel';

export const ID = 'p-villa-t0';
export let fake: Fake;
let stop = () => {};
export const onClose = vi.fn<() => void>();
export const onOpenClient = vi.fn<(client: string) => void>();
export const onOpenTask = vi.fn<(task: string, options?: { replace: boolean }) => void>();

function Panel({ id }: { id: string }) {
  useKeptDrafts(null);
  return <TaskPanel task={id} onClose={onClose} onOpenTask={onOpenTask} onOpenClient={onOpenClient} />;
}

export async function open(id = ID) {
  const queries = createQueryClient();
  stop = await listenToRust(queries);
  const view = render(
    <QueryClientProvider client={queries}>
      <PeopleProvider>
        <Panel id={id} />
      </PeopleProvider>
    </QueryClientProvider>,
  );
  // It is drawn last.
  await screen.findByTestId('comment-box');
  return view;
}

export const changes = () => fake.calls('change_task').map((call) => call['change']);

beforeEach(() => {
  setLanguage('en');
  // React Aria asks for it; jsdom lacks it.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  // ProseMirror scrolls to the caret.
  Range.prototype.getClientRects = () => [new DOMRect(0, 0, 1, 1)] as unknown as DOMRectList;
  fake = installFake({ tasks: 12 });
  onClose.mockReset();
  onOpenTask.mockReset();
});

afterEach(() => {
  stop();
  forgetDrafts();
  fake.uninstall();
});
