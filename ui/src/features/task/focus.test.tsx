// What goes away with the focus in it leaves it in the panel, which goes on hearing its keys. A window that is left and comes
// back changes nothing.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { changes, fake, ID, onClose, open } from './testing';

/** Esc is heard wherever in the panel the focus is. */
async function closesByEsc(user: ReturnType<typeof userEvent.setup>) {
  await waitFor(() => expect(screen.getByTestId('task-panel').contains(document.activeElement)).toBe(true));
  expect(onClose).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
}

const press = async (user: ReturnType<typeof userEvent.setup>, button: HTMLElement) => {
  act(() => button.focus());
  await user.keyboard('{Enter}');
};

it('the name, when Enter ends it', async () => {
  const user = userEvent.setup();
  await open();
  await user.type(screen.getByTestId('task-name'), '!{Enter}');
  expect(document.activeElement).toBe(screen.getByTestId('task-panel'));
  await closesByEsc(user);
});

it('a step that is removed, near the other steps', async () => {
  const user = userEvent.setup();
  await open();
  const step = screen.getAllByTestId('step')[0]!;
  await press(user, within(step).getByRole('button', { name: /^Remove/ }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Steps' })));
  await closesByEsc(user);
});

it('a file that is taken off a comment', async () => {
  const user = userEvent.setup();
  await open();
  await user.click(screen.getByTestId('comment-attach'));
  const file = await screen.findByTestId('comment-file');
  await press(user, within(file).getByRole('button'));
  await waitFor(() => expect(screen.queryByTestId('comment-file')).toBeNull());
  await closesByEsc(user);
});

it('a file that is removed, after the question', async () => {
  const user = userEvent.setup();
  await open('p-villa-t1');
  const file = (await screen.findAllByTestId('file'))[0]!;
  await press(user, within(file).getByTestId('file-menu'));
  await user.click(await screen.findByTestId('file-remove'));
  await press(user, await screen.findByTestId('confirm'));
  await waitFor(() => expect(file.isConnected).toBe(false));
  await closesByEsc(user);
});

it('the button for earlier activities', async () => {
  const user = userEvent.setup();
  const [line] = fake.state.activitiesOf(ID);
  fake.state.activities.set(
    ID,
    Array.from({ length: 40 }, (_, at) => ({ ...line!, id: `a${at}` })),
  );
  await open();
  await press(user, await screen.findByRole('button', { name: /earlier/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /earlier/ })).toBeNull());
  await closesByEsc(user);
});

describe('another window that takes the focus for a while', () => {
  const leave = (field: HTMLElement) => {
    expect(document.activeElement).toBe(field);
    fireEvent.blur(field);
  };

  it('sends no half of a name', async () => {
    const user = userEvent.setup();
    await open();
    const name = screen.getByTestId<HTMLTextAreaElement>('task-name');
    await user.clear(name);
    await user.type(name, 'Yar');
    leave(name);
    expect(name.value).toBe('Yar');
    expect(changes()).toEqual([]);
  });

  it('leaves a step in its field', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getAllByRole('button', { name: /^Rename/ })[0]!);
    await user.type(screen.getByLabelText('Name of the step'), ' Yar');
    leave(screen.getByLabelText('Name of the step'));
    expect(screen.queryByLabelText('Name of the step')).not.toBeNull();
    expect(changes()).toEqual([]);
  });

  it('leaves a new step in its field', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByTestId('step-add'));
    await user.type(screen.getByTestId('step-add-input'), 'Yar');
    leave(screen.getByTestId('step-add-input'));
    expect(screen.queryByTestId('step-add-input')).not.toBeNull();
    expect(changes()).toEqual([]);
  });
});
