// A board in the page with a Rust side of its own, for its tests.
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';

import { createQueryClient, listenToRust } from '@/api';
import { installFake, type Fake, type FakeOptions } from '@/api/fake';
import { ToastRegion } from '@/components';
import { RefusedChanges } from '@/features/changes';
import { PeopleProvider } from '@/features/people';
import { Undo } from '@/features/undo';
import { setLanguage } from '@/i18n';

import { BoardPage } from './BoardPage';

export let fake: Fake;
let stop: () => void;
export const opened = vi.fn<(id: string) => void>();

beforeEach(() => {
  // Without a layout a virtual list draws nothing.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(700);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(288);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(90);
  Element.prototype.scrollTo = () => {};
  // jsdom lacks what React Aria asks for when a popover opens.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  setLanguage('en');
  opened.mockReset();
});
afterEach(() => {
  stop();
  fake.uninstall();
});

export async function open(
  options: FakeOptions & { project?: string; text?: string; task?: string } = {},
  arrange?: (fake: Fake) => void,
) {
  fake = installFake({ tasks: 30, ...options });
  arrange?.(fake);
  const queries = createQueryClient();
  stop = await listenToRust(queries);
  function Screen() {
    const [text, setText] = useState(options.text ?? '');
    const [task, setTask] = useState(options.task);
    const show = (id: string) => {
      opened(id);
      setTask(id);
    };
    return (
      <>
        <input aria-label="filter" value={text} onChange={(event) => setText(event.target.value)} />
        <BoardPage
          query={{ project: options.project ?? 'p-villa', text, onlyMine: false }}
          openTask={task}
          onOpenTask={show}
          onClearSearch={() => setText('')}
          onShowEverybody={() => undefined}
        />
        {task === undefined ? null : (
          <button type="button" onClick={() => setTask(undefined)}>
            Close the task
          </button>
        )}
      </>
    );
  }
  render(
    <QueryClientProvider client={queries}>
      <PeopleProvider>
        <Screen />
        <RefusedChanges openTask={null} chatsAreOpen={false} onOpenTask={() => undefined} />
        <Undo />
        <ToastRegion />
      </PeopleProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

/** By its label: a query by role reads the whole page for every name. */
export const column = (label: RegExp) =>
  waitFor(() => {
    const found = screen.getAllByTestId('column').find((each) => label.test(each.getAttribute('aria-label') ?? ''));
    if (!found) throw new Error(`no column ${label}`);
    return found;
  });
export const cardsOf = (region: HTMLElement) => within(region).findAllByTestId('card');
export const focused = () => document.activeElement?.getAttribute('data-task-id');
