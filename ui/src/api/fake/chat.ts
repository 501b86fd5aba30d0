// The chats of the fake, and what writing into them does.
import type {
  ChatRef,
  ChatRow,
  ChatsView,
  EarlierMessages,
  Event,
  Freshness,
  MessageView,
  MessagesView,
} from '../bindings';

const HOUR = 3600;
const keyOf = ({ kind, id }: ChatRef) => `${kind}:${id}`;

export class FakeChats {
  rows: ChatRow[];
  messages = new Map<string, MessageView[]>();
  earlier: EarlierMessages = { state: 'none' };
  /** Of the list and of every chat. */
  freshness: Freshness;
  private next = 1;

  private readonly now: number;
  private readonly me: string;
  private readonly tell: (event: Event) => void;

  constructor(now: number, me: string, tell: (event: Event) => void) {
    this.now = now;
    this.freshness = { asOf: now, refreshing: false, problem: null };
    this.me = me;
    this.tell = tell;
    const row = (id: string, more: Partial<ChatRow>): ChatRow => ({
      chat: { kind: 'thread', id },
      kind: 'personal',
      name: '',
      people: [],
      project: null,
      last: null,
      unread: 0,
      ...more,
    });
    this.rows = [
      row('c-zeynep', {
        name: 'Zeynep Çağlar',
        people: ['u-zeynep'],
        unread: 2,
        last: { author: 'u-zeynep', text: 'Boyayı seçtik mi?', at: now - 60, files: 0, waiting: false },
      }),
      row('c-villa', {
        kind: 'project',
        name: 'Çeşme Villaları',
        project: 'p-villa',
        last: { author: me, text: 'Yarın sahadayım.', at: now - 3 * HOUR, files: 0, waiting: false },
      }),
      row('c-lunch', { kind: 'custom', name: 'Öğle yemeği', people: ['u-mert', 'u-gul'] }),
    ];
    this.messages.set('thread:c-zeynep', [
      this.message('m-1', me, 'Katalog geldi.', now - 26 * HOUR),
      this.message('m-2', 'u-zeynep', 'Teşekkürler!', now - 120),
      this.message('m-3', 'u-zeynep', 'Boyayı seçtik mi?', now - 60),
    ]);
  }

  message(id: string, author: string, text: string, at: number, more: Partial<MessageView> = {}): MessageView {
    return { id, author, at, html: `<p>${text}</p>`, files: [], replyTo: null, change: null, ...more };
  }

  list(): ChatsView {
    const unread = this.rows.reduce((sum, row) => sum + row.unread, 0);
    return { chats: this.rows, unread, freshness: this.freshness };
  }

  of(chat: ChatRef, name: (person: string) => string): MessagesView {
    const row = this.rows.find((each) => keyOf(each.chat) === keyOf(chat));
    const made: ChatRow | null =
      chat.kind === 'person'
        ? { chat, kind: 'personal', name: name(chat.id), people: [chat.id], project: null, last: null, unread: 0 }
        : null;
    return {
      chat,
      row: row ?? made,
      messages: this.messages.get(keyOf(chat)) ?? [],
      earlier: this.earlier,
      freshness: this.freshness,
    };
  }

  send(chat: ChatRef, text: string, replyTo: string | null): number {
    const id = this.next++;
    const known = this.messages.get(keyOf(chat)) ?? [];
    const answered = known.find((message) => message.id === replyTo);
    this.say(
      chat,
      this.message(`local-${id}`, this.me, text, this.now, {
        replyTo: answered ? { id: answered.id, author: answered.author, text: 'Boyayı seçtik mi?' } : null,
        change: {
          id,
          task: null,
          taskName: '',
          project: null,
          chat,
          what: 'message',
          state: { state: 'waiting' },
          text,
          trouble: null,
        },
      }),
    );
    return id;
  }

  /** Somebody says something. */
  say(chat: ChatRef, message: MessageView): void {
    this.messages.set(keyOf(chat), [...(this.messages.get(keyOf(chat)) ?? []), message]);
    this.tell({ type: 'messagesChanged', chat });
    this.tell({ type: 'chatsChanged' });
  }

  see(chat: ChatRef): void {
    this.rows = this.rows.map((row) => (keyOf(row.chat) === keyOf(chat) ? { ...row, unread: 0 } : row));
    this.tell({ type: 'chatsChanged' });
  }
}
