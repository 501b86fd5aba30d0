// The state of the fake and what each command does to it: enough to draw every screen and to test what a screen asks for.
import type {
  ActivityView,
  BoardQuery,
  BoardView,
  BoardWindow,
  ClientView,
  Card,
  DeedView,
  Diagnostics,
  DiagnosisView,
  Event,
  Freshness,
  NewsCount,
  NewsItem,
  NewsView,
  NewTask,
  PendingChange,
  PickedFiles,
  PickedId,
  Problem,
  SessionView,
  Settings,
  StatusView,
  TaskChange,
  TaskView,
  TransferView,
  WindowQuery,
} from '../bindings';
import { FakeChats } from './chat';
import { clients } from './clients';
import { diagnosis, diagnostics } from './diagnostics';
import { FakeHistory } from './history';
import { FakeNodes } from './nodes';
import { account, people, projects } from './people';
import { activitiesOf, cardsOf, taskOf } from './tasks';

export interface FakeOptions {
  session?: SessionView;
  settings?: Settings;
  /** Tasks in each project; "Yeni Yıl Etkinliği" has none. */
  tasks?: number;
  /** Unix seconds. */
  now?: number;
}

export const problem = (kind: Problem['kind'], canRetry = false, detail: string | null = null): Problem => ({
  kind,
  canRetry,
  detail,
});

export class FakeBackend {
  session: SessionView;
  settings: Settings;
  people = structuredClone(people);
  projects = structuredClone(projects);
  /** Why the list of projects could not be read. */
  projectsProblem: Problem | null = null;
  cards = new Map<string, Card[]>();
  tasks = new Map<string, TaskView>();
  activities = new Map<string, ActivityView[]>();
  clients: ClientView[] = structuredClone(clients);
  /** Of the list of clients. */
  clientsFreshness: Freshness = { asOf: null, refreshing: false, problem: null };
  news = new Map<string, NewsItem[]>();
  changes: PendingChange[] = [];
  drafts = new Map<string, string>();
  launchPicture: string | null = null;
  /** What signing out cannot remove. */
  leaves: Problem | null = null;
  drawing = 1;
  transfers: TransferView[] = [];
  status: StatusView;
  picked: PickedFiles = {
    files: [{ id: 1, name: 'Kat planı.pdf', size: 482_113, problem: null }],
    folders: [],
    more: false,
  };
  /** Of the picked files: those that are on the task already. */
  alike: PickedId[] = [];
  readonly nodes = new FakeNodes();
  diagnostics: Diagnostics = structuredClone(diagnostics);
  diagnosis: DiagnosisView = structuredClone(diagnosis);
  readonly now: number;
  readonly chats: FakeChats;
  readonly history = new FakeHistory();
  private next = 1;
  /** The id of the next pasted file. */
  pasted = 99;

  private readonly tell: (event: Event) => void;

  constructor(options: FakeOptions, tell: (event: Event) => void) {
    this.tell = tell;
    this.now = options.now ?? Math.floor(Date.now() / 1000);
    this.chats = new FakeChats(this.now, account.user, tell);
    this.clientsFreshness.asOf = this.now - 40;
    this.session = options.session ?? { state: 'signedIn', account, kept: 'keychain', tokenRejected: false };
    this.settings = options.settings ?? {};
    this.status = {
      connection: { state: 'online' },
      asOf: this.now - 40,
      refreshing: false,
      waitingChanges: 0,
      refusedChanges: 0,
      activeTransfers: 0,
      pausedTransfers: 0,
      failedTransfers: 0,
      transferPercent: null,
      transferSecondsLeft: null,
      storage: { state: 'kept' },
      undo: null,
      redo: null,
    };
    for (const project of this.projects) {
      const cards = project.id === 'p-empty' ? [] : cardsOf(project, options.tasks ?? 60, this.now);
      this.cards.set(project.id, cards);
    }
  }

  board(query: BoardQuery): BoardView {
    const project = this.project(query.project);
    const all = this.cards.get(project.id) ?? [];
    const matching = this.matching(query);
    return {
      project: project.id,
      columns: project.states.map((state) => {
        const cards = matching.filter((card) => card.state === state.name);
        return { state, count: cards.length, cards: cards.slice(0, 60) };
      }),
      total: all.length,
      matching: matching.length,
      freshness: { asOf: this.status.asOf, refreshing: false, problem: null },
    };
  }

  boardWindow({ board, state, offset, length }: WindowQuery): BoardWindow {
    const cards = this.matching(board).filter((card) => card.state === state);
    return { offset, count: cards.length, cards: cards.slice(offset, offset + length) };
  }

  task(id: string): TaskView {
    const known = this.tasks.get(id);
    if (known) return known;
    for (const project of this.projects) {
      const card = this.cards.get(project.id)?.find((each) => each.id === id);
      if (card) {
        const task = taskOf(card, project, this.now);
        this.tasks.set(id, task);
        return task;
      }
    }
    throw problem({ code: 'notFound' });
  }

  newsOf(project: string): NewsView {
    const items = this.news.get(project) ?? [];
    return { items, total: items.length };
  }

  newsCounts(): NewsCount[] {
    return [...this.news].map(([project, items]) => ({ project, tasks: items.length }));
  }

  activitiesOf(task: string): ActivityView[] {
    const known = this.activities.get(task) ?? activitiesOf(task, this.now);
    this.activities.set(task, known);
    return known;
  }

  change(id: string, change: TaskChange): number {
    const before = this.task(id);
    const task = changed(before, change);
    return this.do(before, kindOf(change), () => {
      this.tasks.set(id, task);
      const cards = (this.cards.get(task.project) ?? [])
        .filter((card) => card.id !== id || change.field !== 'archived' || change.value === null)
        .map((card) => (card.id === id ? { ...card, ...cardOf(task) } : card));
      this.cards.set(task.project, cards);
    });
  }

  undo(change: number | null): DeedView | null {
    const deed = this.history.undo(change);
    return deed && { ...deed, state: this.task(deed.task).state };
  }

  redo(): DeedView | null {
    return this.history.redo();
  }

  /** Does it, and remembers how the task and its board were before. */
  private do(task: TaskView, what: DeedView['what'], act: () => void): number {
    const { id, project } = task;
    const cards = this.cards.get(project) ?? [];
    const change = this.next++;
    const told = () => {
      this.status = { ...this.status, ...this.history.last };
      this.tell({ type: 'statusChanged', status: this.status });
      this.tell({ type: 'tasksChanged', project, tasks: [id] });
    };
    const forth = () => {
      act();
      queueMicrotask(told);
    };
    const back = () => {
      this.tasks.set(id, task);
      this.cards.set(project, cards);
      queueMicrotask(told);
    };
    forth();
    this.history.did({
      deed: { change, what, task: id, taskName: task.name, project, state: task.state },
      states: what === 'state' ? { before: task.state, after: this.tasks.get(id)?.state ?? null } : undefined,
      back,
      forth,
    });
    return change;
  }

  create(made: NewTask): string {
    const project = this.project(made.project);
    const [template] = cardsOf(project, 1, this.now);
    if (!template) throw problem({ code: 'badInput' });
    const id = `local-${this.next++}`;
    const card: Card = {
      ...template,
      id,
      name: made.name,
      state: made.state ?? project.states.find((state) => state.isDefault)?.name ?? '',
      tags: made.tags,
      priority: made.priority ?? 3,
      start: made.start,
      deadline: made.deadline,
      assignees: made.assignees,
      steps: null,
      waiting: true,
    };
    this.cards.set(project.id, [card, ...(this.cards.get(project.id) ?? [])]);
    this.tasks.set(id, { ...taskOf(card, project, this.now), description: made.description ?? '', local: true });
    this.tell({ type: 'tasksChanged', project: project.id, tasks: [id] });
    return id;
  }

  delete(id: string): number {
    const task = this.task(id);
    return this.do(task, 'delete', () => {
      this.cards.set(
        task.project,
        (this.cards.get(task.project) ?? []).filter((card) => card.id !== id),
      );
      this.tasks.delete(id);
    });
  }

  comment(task: string, text: string): void {
    const line: ActivityView = {
      id: `a-${this.next++}`,
      author: account.user,
      at: this.now,
      kind: { kind: 'comment', html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>` },
      files: [],
      waiting: true,
    };
    this.activities.set(task, [...this.activitiesOf(task), line]);
    this.tell({ type: 'activitiesChanged', task });
  }

  private project(id: string) {
    const project = this.projects.find((each) => each.id === id);
    if (!project) throw problem({ code: 'notFound' });
    return project;
  }

  private matching({ project, text, onlyMine }: BoardQuery): Card[] {
    const words = text.toLocaleLowerCase('tr').trim();
    return (this.cards.get(project) ?? []).filter(
      (card) =>
        (!onlyMine || card.assignees.includes(account.user)) &&
        [card.name, ...card.tags, card.client ?? ''].some((part) => part.toLocaleLowerCase('tr').includes(words)),
    );
  }
}

function kindOf({ field }: TaskChange): DeedView['what'] {
  if (field.startsWith('step') || field === 'progress') return 'steps';
  return field === 'fileRemoved' ? 'files' : (field as DeedView['what']);
}

const cardOf = ({ name, state, tags, priority, start, deadline, assignees }: TaskView) => ({
  name,
  state,
  tags,
  priority,
  start,
  deadline,
  assignees,
});

function changed(task: TaskView, change: TaskChange): TaskView {
  const items = task.steps.kind === 'checklist' ? task.steps.items : [];
  switch (change.field) {
    case 'start':
    case 'deadline':
      return { ...task, [change.field]: change.value ?? null };
    case 'archived':
      return { ...task, archivedAt: change.value ?? null };
    case 'stepTicked':
      return withSteps(
        task,
        items.map((item) => (item.key === change.value.key ? { ...item, done: change.value.done } : item)),
      );
    case 'stepRenamed':
      return withSteps(
        task,
        items.map((item) => (item.key === change.value.key ? { ...item, name: change.value.name } : item)),
      );
    case 'stepRemoved':
      return withSteps(
        task,
        items.filter((item) => item.key !== change.value.key),
      );
    case 'stepAdded':
      return withSteps(task, [...items, { key: `new${items.length}`, name: change.value.name, done: false }]);
    case 'stepPutBack':
      throw problem({ code: 'badInput' });
    case 'progress':
      return task.steps.kind === 'progress' ? { ...task, steps: { ...task.steps, completed: change.value } } : task;
    case 'fileRemoved':
      return { ...task, files: task.files.filter((file) => file.id !== change.value) };
    default:
      return { ...task, [change.field]: change.value };
  }
}

const withSteps = (task: TaskView, items: { key: string; name: string; done: boolean }[]): TaskView => ({
  ...task,
  steps: { kind: 'checklist', items },
});
