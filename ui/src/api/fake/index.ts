// A Rust side that lives in the page: for vitest and for the preview harness, never in the production build.
//
//   const fake = installFake({ tasks: 20 });
//   fake.fail('change_task', problem({ code: 'notPermitted' }));
//   expect(fake.calls('change_task')).toEqual([{ task: '…', change: { … } }]);
import { emit } from '@tauri-apps/api/event';
import { mockConvertFileSrc, mockIPC } from '@tauri-apps/api/mocks';

import type { CloseAsked, Event, FilesDragged, Problem, TokenPreview } from '../bindings';
import { FakeBackend, problem, type FakeOptions } from './backend';
import { clientIn, clientsIn } from './clients';
import { account } from './people';
import { searchIn } from './search';

export { account, people, projects } from './people';
export { deadlineIn } from './tasks';
export { FakeBackend, problem, type FakeOptions } from './backend';

type Args = Record<string, unknown>;

export interface Fake {
  /** What the fake knows; change it, then `tell` the page. */
  readonly state: FakeBackend;
  tell: (event: Event) => Promise<void>;
  drag: (drag: FilesDragged) => Promise<void>;
  askToClose: (asked: CloseAsked) => Promise<void>;
  /** The next calls of this command fail (or work again, with null). Commands by their name in Rust: `change_task`. */
  fail: (command: string, problem: Problem | null) => void;
  /** Answers of this command wait until `release`. */
  hold: (command: string) => () => void;
  /** The arguments of every call of this command so far. */
  calls: (command: string) => Args[];
  uninstall: () => void;
}

export function installFake(options: FakeOptions = {}): Fake {
  const failures = new Map<string, Problem>();
  const held = new Map<string, Promise<void>>();
  const log: { command: string; args: Args }[] = [];
  const tell = (event: Event) => emit('happened', event);
  const state = new FakeBackend(options, (event) => void tell(event));

  mockConvertFileSrc('linux');
  mockIPC(
    async (command, payload) => {
      const args = (payload ?? {}) as Args;
      log.push({ command, args });
      await held.get(command);
      const failure = failures.get(command);
      if (failure) throw failure;
      return structuredClone(run(state, command, args, tell));
    },
    { shouldMockEvents: true },
  );

  return {
    state,
    tell,
    drag: (drag) => emit('files-dragged', drag),
    askToClose: (asked) => emit('close-asked', asked),
    fail: (command, failure) => void (failure ? failures.set(command, failure) : failures.delete(command)),
    hold: (command) => {
      let release = () => {};
      held.set(
        command,
        new Promise<void>((resolve) => {
          release = resolve;
        }),
      );
      return () => {
        held.delete(command);
        release();
      };
    },
    calls: (command) => log.filter((call) => call.command === command).map((call) => call.args),
    // A page that is still closing finds a Rust side that says nothing.
    uninstall: () => mockIPC(() => undefined, { shouldMockEvents: true }),
  };
}

function run(state: FakeBackend, command: string, args: Args, tell: (event: Event) => Promise<void>): unknown {
  const text = (name: string) => String(args[name]);
  switch (command) {
    case 'session_view':
      return state.session;
    case 'check_token':
      return checkToken(text('token'));
    case 'keep_token':
      state.session = {
        state: 'signedIn',
        account,
        kept: args['untilClose'] ? 'untilClose' : 'keychain',
        tokenRejected: false,
      };
      return void tell({ type: 'sessionChanged' });
    case 'open_again':
      state.session = { state: 'signedIn', account, kept: 'keychain', tokenRejected: false };
      return void tell({ type: 'sessionChanged' });
    case 'open_sample':
      state.session = { state: 'signedIn', account, kept: 'sample', tokenRejected: false };
      return void tell({ type: 'sessionChanged' });
    case 'sign_out':
      state.session = { state: 'signedOut', server: account.server, problem: state.leaves };
      state.settings = { ...state.settings, favourites: [], recent: [], openProjects: [], collapsedColumns: [] };
      return void tell({ type: 'sessionChanged' });
    case 'projects':
      return {
        projects: state.projects,
        freshness: { asOf: state.status.asOf, refreshing: false, problem: state.projectsProblem },
      };
    case 'people':
      return state.people;
    case 'board':
      return state.board(args['query'] as never);
    case 'board_window':
      return state.boardWindow(args['query'] as never);
    case 'search':
      return searchIn(state, text('query'), Number(args['limit']));
    case 'clients':
      return clientsIn(state, args['query'] as never);
    case 'client':
      return clientIn(state, text('client'));
    case 'tags':
      return ['Acil', 'Çizim', 'Müşteri', 'Satın alma', 'Ruhsat', 'İç mimari'];
    case 'task':
      return state.task(text('task'));
    case 'activities':
      return {
        activities: state.activitiesOf(text('task')),
        freshness: { asOf: state.now, refreshing: false, problem: null },
      };
    case 'change_task':
      return state.change(text('task'), args['change'] as never);
    case 'create_task':
      return state.create(args['task'] as never);
    case 'delete_task':
      return state.delete(text('task'));
    case 'undo':
      return state.undo(args['change'] as number | null);
    case 'redo':
      return state.redo();
    case 'comment':
      return state.comment(text('task'), text('text'));
    case 'news':
      return state.newsOf(text('project'));
    case 'launch_picture':
      return state.launchPicture;
    case 'wanted_launch_picture':
      return state.launchPicture === null ? state.drawing : null;
    case 'keep_launch_picture':
      state.launchPicture = args['html'] as string;
      return null;
    case 'news_counts':
      return state.newsCounts();
    case 'mark_seen':
      state.news.delete(text('project'));
      return void tell({ type: 'newsChanged', project: text('project') });
    case 'chats':
      return state.chats.list();
    case 'messages':
      return state.chats.of(args['chat'] as never, (id) => state.people.find((one) => one.id === id)?.name ?? '');
    case 'send_message':
      return state.chats.send(args['chat'] as never, text('text'), args['replyTo'] as string | null);
    case 'show_chats':
      return null;
    case 'see_chat':
      return void state.chats.see(args['chat'] as never);
    case 'changes':
      return state.changes;
    case 'retry_change':
    case 'discard_change':
      state.changes = state.changes.filter((change) => change.id !== args['change']);
      return void tell({ type: 'changesChanged' });
    case 'drafts':
      return Array.from(state.drafts, ([place, draft]) => ({ place, text: draft }));
    case 'save_draft':
      if (args['text'] === null) state.drafts.delete(text('place'));
      else state.drafts.set(text('place'), text('text'));
      return null;
    case 'choose_files':
    case 'choose_folders':
      return state.picked;
    case 'files_alike':
    case 'files_alike_in':
      return state.alike;
    case 'paste_file':
      return { id: state.pasted++, name: text('name'), size: text('base64').length, problem: null };
    case 'save_file':
      return true;
    case 'nodes':
      return state.nodes.view(args['place'] as never);
    case 'make_directory':
      return state.nodes.make(args['place'] as never, text('name'));
    case 'delete_nodes':
      return state.nodes.delete(args['nodes'] as never);
    case 'keep_nodes':
      return state.nodes.keep(Number(args['change']));
    case 'retry_node_change':
    case 'discard_node_change':
      state.nodes.refused = [];
      state.nodes.pending = [];
      return null;
    case 'node_changes':
      return state.nodes.pending;
    case 'transfers':
      return state.transfers;
    case 'status':
      return state.status;
    case 'settings':
      return state.settings;
    case 'save_settings':
      state.settings = args['settings'] as never;
      return null;
    case 'diagnostics':
      return state.diagnostics;
    case 'check_server':
      return state.diagnosis;
    case 'save_report':
      return true;
    case 'copy_report':
    case 'open_log_folder':
    case 'cancel_transfer':
    case 'retry_transfer':
    case 'retry_transfers':
    case 'pause_transfers':
    case 'resume_transfers':
    case 'move_transfer':
    case 'remove_transfer':
    case 'clear_transfers':
    case 'attach_files':
    case 'add_to_directory':
    case 'show_files':
    case 'open_file':
    case 'show':
    case 'show_clients':
    case 'refresh':
    case 'open_link':
    case 'answer_close':
      return null;
    default:
      throw `command ${command} not found`;
  }
}

function checkToken(token: string): TokenPreview {
  if (!token.trim()) throw problem({ code: 'badToken' });
  if (token.includes('wrong')) throw problem({ code: 'tokenRejected' }, false, 'GET /app/me · 401');
  return { account, photo: null };
}
