// A search in the fake: words anywhere in names of tasks, projects, clients and files, in comments and messages.
import type { NodeId, SearchGroup, SearchHit, SearchKind, SearchTarget, SearchView, TextPiece } from '../bindings';
import type { FakeBackend } from './backend';

export function searchIn(backend: FakeBackend, query: string, limit: number): SearchView {
  const words = fold(query).trim();
  const groups: SearchGroup[] = [];
  const add = (kind: SearchKind, hits: SearchHit[]) => {
    if (hits.length > 0)
      groups.push({ kind, hits: hits.slice(0, limit), more: Math.max(0, hits.length - limit), moreAtLeast: false });
  };
  const asOf = backend.status.asOf;
  if (words === '') return { projects: [], groups, asOf };
  const has = (text: string) => fold(text).includes(words);
  const tasks = backend.projects.flatMap((project) =>
    (backend.cards.get(project.id) ?? []).map((card) => {
      const state = project.states.find(({ name }) => name === card.state);
      return {
        kind: 'task' as const,
        task: card.id,
        item: '',
        taskName: card.name,
        project: project.id,
        projectName: project.name,
        state: state ?? { name: card.state, kind: 'unknown' as const, color: '#8a8f98', isDefault: false },
        done: state?.kind === 'completed',
        deadline: card.deadline,
      };
    }),
  );
  add(
    'task',
    tasks.filter(({ taskName }) => has(taskName)).map((task) => hitOf(marked(task.taskName, words), task)),
  );
  const clients = backend.clients.filter(({ name, contacts }) => has(name) || contacts.some((each) => has(each.name)));
  add(
    'client',
    clients.map(({ id, name, contacts }) => {
      const contact = contacts.find((each) => has(each.name)) ?? contacts[0];
      const snippet = contact ? marked(contact.name, words) : [];
      return { ...hitOf(marked(name, words), { kind: 'client', client: id }), snippet };
    }),
  );
  const lines = tasks.flatMap((task) =>
    (backend.activities.get(task.task) ?? []).map((activity) => ({ task, activity })),
  );
  add(
    'comment',
    lines.flatMap(({ task, activity: { id, author, at, kind } }) => {
      const text = kind.kind === 'comment' ? kind.html.replaceAll(/<[^>]*>/g, '') : '';
      const title = [{ text: task.taskName, marked: false }];
      return has(text) ? [{ ...hitOf(title, { ...task, item: id }), snippet: marked(text, words), author, at }] : [];
    }),
  );
  add(
    'file',
    lines.flatMap(({ task, activity }) =>
      activity.files.flatMap(({ id, name }) =>
        name !== null && has(name) ? [hitOf(marked(name, words), { ...task, item: id })] : [],
      ),
    ),
  );
  const { rows } = backend.nodes;
  const wayTo = (id: NodeId | null): string[] => {
    const row = rows.find((each) => each.id === id);
    return row ? [...wayTo(row.parent), row.name ?? ''] : [];
  };
  const owner = backend.projects[0];
  add(
    'node',
    rows.flatMap(({ id, name, parent, directory }) =>
      owner && name !== null && has(name)
        ? [
            hitOf(marked(name, words), {
              kind: 'node',
              place: { owner: { kind: 'project', id: owner.id }, directory: parent },
              node: id,
              directory,
              ownerName: owner.name,
              path: wayTo(parent),
            }),
          ]
        : [],
    ),
  );
  add(
    'message',
    backend.chats.rows.flatMap(({ chat, name }) =>
      (backend.chats.messages.get(`${chat.kind}:${chat.id}`) ?? []).flatMap(({ id, html, author, at }) => {
        const text = html.replaceAll(/<[^>]*>/g, '');
        const title = [{ text: name, marked: false }];
        return has(text)
          ? [{ ...hitOf(title, { kind: 'chat', chat, message: id }), snippet: marked(text, words), author, at }]
          : [];
      }),
    ),
  );
  const projects = backend.projects.filter(({ name }) => has(name));
  return { projects: projects.map(({ id, name }) => ({ id, name: marked(name, words) })), groups, asOf };
}

const hitOf = (title: TextPiece[], target: SearchTarget): SearchHit => ({
  title,
  snippet: [],
  author: null,
  at: null,
  target,
});

/** As long as the text itself. */
const fold = (text: string): string =>
  Array.from(text.normalize('NFC'), (letter) =>
    letter.toLocaleLowerCase('tr').normalize('NFD').charAt(0).replace('ı', 'i'),
  ).join('');

function marked(text: string, words: string): TextPiece[] {
  const at = fold(text).indexOf(words);
  const pieces = [
    { text: text.slice(0, at), marked: false },
    { text: text.slice(at, at + words.length), marked: true },
    { text: text.slice(at + words.length), marked: false },
  ];
  return at < 0 ? [{ text, marked: false }] : pieces.filter((piece) => piece.text !== '');
}
