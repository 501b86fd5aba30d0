// Opens the whole page on the fake Rust side, for tests of screens.
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { vi } from 'vitest';

import { installFake, type Fake, type FakeOptions } from '@/api/fake';
import { i18n } from '@/i18n';

import { App } from './App';
import { askForOpening } from './opening';
import { firstPlace } from './start';

export interface Opened {
  fake: Fake;
  user: UserEvent;
}

/** Without a layout a virtual list draws nothing. */
export function layOut(): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(700);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(90);
  Element.prototype.scrollTo = () => {};
}

export const signedOut = { state: 'signedOut', server: 'https://cubicl.io', problem: null } as const;

export async function openApp(options: FakeOptions = {}, arrange?: (fake: Fake) => void): Promise<Opened> {
  await i18n.changeLanguage('en');
  const fake = installFake({ tasks: 6, ...options, settings: { language: 'en', ...options.settings } });
  arrange?.(fake);
  const opening = await askForOpening();
  const router = await firstPlace(opening);
  render(<App queries={opening.queries} router={router} />);
  await screen.findByTestId(options.session && options.session.state !== 'signedIn' ? 'welcome' : 'frame');
  return { fake, user: userEvent.setup() };
}
