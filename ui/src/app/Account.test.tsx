// What comes and goes with the account: a token that is asked for again, signing out, and what is left of it.
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { account, problem } from '@/api/fake';

import { openApp, type Opened } from './testing';

let opened: Opened;
afterEach(() => opened.fake.uninstall());

async function open(...args: Parameters<typeof openApp>): Promise<Opened> {
  opened = await openApp(...args);
  await screen.findByTestId('project-title');
  return opened;
}

const accepted = { state: 'signedIn', account, kept: 'keychain', tokenRejected: false } as const;
const rejected = { ...accepted, tokenRejected: true } as const;

describe('a token that is no longer accepted', () => {
  const reject = ({ fake }: Opened) =>
    act(async () => {
      fake.state.session = rejected;
      await fake.tell({ type: 'sessionChanged' });
    });
  const isGone = () => waitFor(() => expect(screen.queryByTestId('token-rejected')).toBeNull());

  it('is asked for anew the second time too, without the person of the first', async () => {
    const all = await open({ session: rejected });
    const { fake, user } = all;
    await user.type(await screen.findByTestId('welcome-token'), 'fresh{Enter}');
    await user.click(await screen.findByTestId('welcome-signin'));
    await isGone();
    await reject(all);
    const dialog = await screen.findByTestId('token-rejected');
    await user.type(within(dialog).getByTestId('welcome-token'), 'third{Enter}');
    await user.click(await screen.findByTestId('welcome-signin'));
    await isGone();
    expect(fake.calls('check_token').map(({ token }) => token)).toEqual(['fresh', 'third']);
  });

  it('forgets a checked token when the person lets it wait', async () => {
    const { user } = await open(
      { session: rejected },
      ({ state }) => (state.status.connection = { state: 'tokenRejected' }),
    );
    await user.type(await screen.findByTestId('welcome-token'), 'fresh{Enter}');
    await screen.findByTestId('welcome-name');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await isGone();
    await user.click(screen.getByTestId('status-line'));
    await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
    expect(await screen.findByTestId('welcome-token')).toBeTruthy();
    expect(screen.queryByTestId('welcome-name')).toBeNull();
  });

  it('is asked for above what stood open, which is still there afterwards', async () => {
    const all = await open();
    await all.user.click(screen.getByTestId('status-line'));
    const panel = await screen.findByTestId('status-panel');
    await reject(all);
    const dialog = await screen.findByTestId('token-rejected');
    expect(panel.compareDocumentPosition(dialog) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    // The later of two on one level lies above.
    expect(panel.closest<HTMLElement>('[style*="z-index"]')?.style.zIndex).toBe('var(--z-float)');
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await all.user.click(within(dialog).getByRole('button', { name: 'Later' }));
    await isGone();
    expect(screen.getByTestId('status-panel')).toBe(panel);
  });
});

it('says that the sample could not be left', async () => {
  const { fake, user } = await open({ session: { ...accepted, kept: 'sample' } });
  fake.fail('sign_out', problem({ code: 'diskFull' }));
  await user.click(within(screen.getByTestId('sample-mark')).getByRole('button'));
  expect(await screen.findByText('The sample could not be left.')).toBeTruthy();
  expect(screen.getByText(/^This computer's disk is full/)).toBeTruthy();
});
