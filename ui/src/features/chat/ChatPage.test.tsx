// The chats as a person uses them, on the fake Rust side.
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { PendingChange } from '@/api';
import { problem, type Fake } from '@/api/fake';
import { openApp } from '@/app/testing';
import { forgetDrafts } from '@/features/drafts';

const zeynep = { kind: 'thread', id: 'c-zeynep' } as const;

let fake: Fake;
afterEach(() => {
  fake.uninstall();
  forgetDrafts();
  vi.restoreAllMocks();
});

async function openChat(arrange?: (fake: Fake) => void) {
  const opened = await openApp({}, arrange);
  ({ fake } = opened);
  await opened.user.click(await screen.findByTestId('nav-chat'));
  await screen.findByTestId('chat-page');
  return opened;
}

const rowOf = async (name: string) => {
  const rows = await screen.findAllByTestId('chat-row');
  const row = rows.find(({ textContent }) => textContent.includes(name));
  if (!row) throw new Error(`there is no chat ${name}`);
  return row;
};

const messages = () => screen.queryAllByTestId('message');

function lastMessage(): HTMLElement {
  const last = messages().at(-1);
  if (!last) throw new Error('there is no message');
  return last;
}

async function openZeynep(arrange?: (fake: Fake) => void) {
  const opened = await openChat(arrange);
  await opened.user.click(await rowOf('Zeynep'));
  await screen.findByTestId('message-box');
  return opened;
}

/** A window without room for the list beside a chat. */
function inNarrowWindow() {
  const media = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(media(query), { matches: query === '(max-width: 860px)' }),
  );
}

describe('the list', () => {
  it('takes turns with the open chat where there is no room for both; Esc leads back to where one was', async () => {
    inNarrowWindow();
    const { user } = await openZeynep();
    expect(screen.queryByTestId('chat-row')).toBeNull();
    expect(document.activeElement === screen.getByTestId('chat-back')).toBe(true);
    await user.type(screen.getByTestId('message-box'), 'Yarım kalan');
    await user.keyboard('{Escape}');
    const row = await rowOf('Zeynep');
    await waitFor(() => expect(document.activeElement === row).toBe(true));
    await user.keyboard('{Enter}');
    expect((await screen.findByTestId<HTMLTextAreaElement>('message-box')).value).toBe('Yarım kalan');
  });

  it('says who wrote last, and how much is unread, also in the sidebar', async () => {
    await openChat();
    expect(await screen.findByRole('button', { name: /^Chat ?2 unread$/ })).toBe(screen.getByTestId('nav-chat'));
    expect((await rowOf('Zeynep')).textContent).toContain('2 unread messages');
    expect((await rowOf('Çeşme')).textContent).toContain('You: Yarın sahadayım.');
    expect((await rowOf('Öğle')).textContent).toContain('Nothing was written yet');
    expect(screen.getByText('Choose a chat')).toBeTruthy();
  });

  it('finds a chat by its name whatever the letters, and says when there is none', async () => {
    const { user } = await openChat();
    const field = await screen.findByTestId('chat-search');
    await user.type(field, 'ogle');
    expect(await screen.findAllByTestId('chat-row')).toHaveLength(1);
    await user.type(field, 'x');
    expect(await screen.findByText('No chat is called “oglex”')).toBeTruthy();
    await user.click(screen.getByText('Show all chats'));
    expect(await screen.findAllByTestId('chat-row')).toHaveLength(3);
  });

  it('says what went wrong when it was never read, with a way on', async () => {
    const { user } = await openChat(({ fail }) => fail('chats', problem({ code: 'offline' }, true)));
    const again = await screen.findByRole('button', { name: 'Try again' });
    fake.fail('chats', null);
    await user.click(again);
    expect(await screen.findAllByTestId('chat-row')).toHaveLength(3);
  });

  it('opens the chat with somebody new', async () => {
    const { user } = await openChat();
    await user.click(await screen.findByTestId('new-message'));
    await user.click(await screen.findByRole('option', { name: /Mert/ }));
    expect(await screen.findByRole('heading', { name: 'Mert Ünal' })).toBeTruthy();
    expect(screen.getByText('Write the first message below.')).toBeTruthy();
    await user.type(screen.getByTestId('message-box'), 'Merhaba{Enter}');
    expect(fake.calls('send_message')).toEqual([
      { chat: { kind: 'person', id: 'u-mert' }, text: 'Merhaba', replyTo: null },
    ]);
  });
});

/** A message to Zeynep that is not in Cubicl. */
const unsent = (unsettled: PendingChange['state']) => (rust: Fake) => {
  const { state } = rust;
  const { chats } = state;
  const change = {
    id: 8,
    task: null,
    taskName: 'Zeynep Çağlar',
    project: null,
    chat: zeynep,
    what: 'message',
    state: unsettled,
    text: 'Olmadı',
    trouble: null,
  } as const;
  state.changes = [change];
  chats.say(zeynep, chats.message('local-8', 'u-elif', 'Olmadı', state.now, { change }));
};

describe('a conversation', () => {
  it('shows messages by day and person, marks my own, and is kept in step while it is open', async () => {
    await openZeynep();
    expect(messages().map((message) => message.textContent)).toEqual([
      'Katalog geldi.',
      'Teşekkürler!',
      'Boyayı seçtik mi?',
    ]);
    expect(screen.getByText('You')).toBeTruthy();
    expect(fake.calls('show_chats').at(-1)).toEqual({ onScreen: true, chat: zeynep });
  });

  it('sends with Enter, starts a line with Shift and Enter, and shows what waits at once', async () => {
    const { user } = await openZeynep();
    const box = screen.getByTestId('message-box');
    await user.type(box, '{Enter}');
    expect(fake.calls('send_message')).toEqual([]);
    expect(screen.getByText('Write something first.')).toBeTruthy();
    await user.type(box, 'Bir{Shift>}{Enter}{/Shift}iki{Enter}');
    expect(fake.calls('send_message')).toEqual([{ chat: zeynep, text: 'Bir\niki', replyTo: null }]);
    await waitFor(() => expect(messages()).toHaveLength(4));
    expect(messages().at(-1)?.textContent).toContain('Waits to be sent');
    expect(screen.getByTestId<HTMLTextAreaElement>('message-box').value).toBe('');
  });

  it('gives the text back when it could not be kept', async () => {
    const { user } = await openZeynep(({ fail }) => fail('send_message', problem({ code: 'offline' })));
    await user.type(screen.getByTestId('message-box'), 'Kaybolmasın{Enter}');
    await waitFor(() => expect(screen.getByTestId<HTMLTextAreaElement>('message-box').value).toBe('Kaybolmasın'));
  });

  it('keeps what is being written in each chat', async () => {
    const { user } = await openZeynep();
    await user.type(screen.getByTestId('message-box'), 'Yarım');
    await user.click(await rowOf('Öğle'));
    await screen.findByRole('heading', { name: 'Öğle yemeği' });
    expect(screen.getByTestId<HTMLTextAreaElement>('message-box').value).toBe('');
    await user.click(await rowOf('Zeynep'));
    await screen.findByRole('heading', { name: 'Zeynep Çağlar' });
    expect(screen.getByTestId<HTMLTextAreaElement>('message-box').value).toBe('Yarım');
  });

  it('answers a message and quotes it', async () => {
    const { user } = await openZeynep();
    const last = lastMessage();
    await user.click(within(last).getByTestId('reply'));
    expect(screen.getByText('You answer Zeynep Çağlar')).toBeTruthy();
    await user.type(screen.getByTestId('message-box'), 'Evet{Enter}');
    expect(fake.calls('send_message')).toEqual([{ chat: zeynep, text: 'Evet', replyTo: 'm-3' }]);
    await waitFor(() => expect(messages()).toHaveLength(4));
    const answer = lastMessage();
    expect(within(answer).getByRole('button', { name: /^Answered message: Zeynep Çağlar/ })).toBeTruthy();
  });

  it('says aloud what somebody else writes, and not what I write', async () => {
    await openZeynep();
    const said = () => screen.getAllByRole('status').map((status) => status.textContent);
    const { chats } = fake.state;
    await act(async () => chats.say(zeynep, chats.message('m-4', 'u-elif', 'Benim', fake.state.now)));
    await waitFor(() => expect(messages()).toHaveLength(4));
    expect(said().join()).not.toContain('Benim');
    await act(async () => chats.say(zeynep, chats.message('m-5', 'u-zeynep', 'Gördün mü?', fake.state.now)));
    await waitFor(() => expect(said()).toContain('Zeynep Çağlar: Gördün mü?'));
  });

  it('keeps a refused message with its reason, and sends it again or lets it go when told to', async () => {
    const refused = { state: 'refused', problem: problem({ code: 'notPermitted' }), backTo: null } as const;
    const { user } = await openZeynep(unsent(refused));
    const note = await screen.findByTestId('message-refused');
    expect(note.textContent).toContain("Cubicl didn't accept this message");
    expect(note.textContent).toContain("You don't have permission for this");
    await user.click(within(note).getByTestId('message-retry'));
    await waitFor(() => expect(fake.calls('retry_change')).toEqual([{ change: 8 }]));
    await user.click(within(note).getByRole('button', { name: 'Discard message' }));
    expect(fake.calls('discard_change')).toEqual([]);
    await user.click(await screen.findByTestId('confirm'));
    await waitFor(() => expect(fake.calls('discard_change')).toEqual([{ change: 8 }]));
  });

  it('says once that nobody knows whether a message arrived, and what to do', async () => {
    await openZeynep(unsent({ state: 'inDoubt', problem: problem({ code: 'inDoubt' }) }));
    const note = await screen.findByTestId('message-refused');
    expect(note.textContent).toMatch(/^It is not known whether this message arrivedLook whether.*twice\.Send again/);
  });

  it('asks for earlier messages, and says where the chat begins', async () => {
    const { user } = await openZeynep(({ state }) => {
      state.chats.earlier = { state: 'some' };
    });
    await user.click(await screen.findByTestId('earlier'));
    await waitFor(() => expect(fake.calls('messages').at(-1)).toEqual({ chat: zeynep, count: 120 }));
    fake.state.chats.earlier = { state: 'none' };
    await act(() => fake.tell({ type: 'messagesChanged', chat: zeynep }));
    expect(await screen.findByText('The chat begins here')).toBeTruthy();
  });

  it('is seen when its newest message is on the screen', async () => {
    const focused = document.hasFocus;
    document.hasFocus = () => true;
    await openZeynep();
    await waitFor(() => expect(fake.calls('see_chat')).toContainEqual({ chat: zeynep }));
    await waitFor(() => expect(screen.getByTestId('nav-chat').textContent).toBe('Chat'));
    document.hasFocus = focused;
  });

  it('says why it could not be read again, and that Cubicl is out of reach only when it is', async () => {
    await openZeynep();
    const fail = async (code: 'offline' | 'notPermitted', asOf: number | null) => {
      fake.state.chats.freshness = { asOf, refreshing: false, problem: problem({ code }) };
      await act(async () => {
        await fake.tell({ type: 'messagesChanged', chat: zeynep });
        await fake.tell({ type: 'chatsChanged' });
      });
    };
    const list = async () => (await screen.findByTestId('chats-age')).textContent;
    const chat = async () => (await screen.findByTestId('chat-age')).textContent;
    await fail('notPermitted', fake.state.now);
    await waitFor(async () => expect(await list()).toMatch(/: just now. You don't have permission for this.$/));
    await waitFor(async () => expect(await chat()).toMatch(/^You don't have permission.*: just now.$/));
    await fail('notPermitted', null);
    await waitFor(async () => expect(await chat()).toMatch(/^You don't have permission.*on this computer.$/));
    await fail('offline', fake.state.now);
    await waitFor(async () => expect(await list()).toContain("Cubicl can't be reached"));
    await waitFor(async () => expect(await chat()).toContain('Cubicl cannot be reached'));
  });

  it('says when the chat is not there any more, and gives what was being written', async () => {
    const { user } = await openZeynep();
    await user.type(screen.getByTestId('message-box'), 'Yarım');
    fake.state.chats.rows = fake.state.chats.rows.slice(1);
    await act(() => fake.tell({ type: 'messagesChanged', chat: zeynep }));
    const words = await screen.findByText('This chat is not there any more');
    expect(words.closest('[role=alert]'), 'it is said').not.toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('conversation')));
    await user.click(screen.getByText('Copy the text'));
    expect(await navigator.clipboard.readText()).toBe('Yarım');
  });

  it.each(['a press', 'Esc'])('leads back from a chat that is gone to the list by %s', async (way) => {
    inNarrowWindow();
    const { user } = await openZeynep();
    fake.state.chats.rows = fake.state.chats.rows.slice(1);
    await act(() => fake.tell({ type: 'messagesChanged', chat: zeynep }));
    await screen.findByText('This chat is not there any more');
    const back = screen.getByTestId('chat-back');
    back.focus();
    await (way === 'Esc' ? user.keyboard('{Escape}') : user.click(back));
    expect(await rowOf('Öğle')).toBeTruthy();
  });
});
