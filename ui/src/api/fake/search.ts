// A search in the fake: words anywhere in names of tasks and projects, comments and files.
import type { SearchGroup, SearchHit, SearchKind, SearchView, TextPiece } from '../bindings';
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
  const hits = backend.projects.flatMap((project) =>
    (backend.cards.get(project.id) ?? []).map((card): SearchHit => {
      const state = project.states.find(({ name }) => name === card.state);
      return {
        task: card.id,
        item: '',
        project: project.id,
        projectName: project.name,
        title: marked(card.name, words),
        snippet: [],
        taskName: card.name,
        state: state ?? { name: card.state, kind: 'unknown', color: '#8a8f98', isDefault: false },
        done: state?.kind === 'completed',
        deadline: card.deadline,
        author: null,
        at: null,
      };
    }),
  );
  add(
    'task',
    hits.filter(({ taskName }) => has(taskName)),
  );
  const lines = hits.flatMap((hit) => (backend.activities.get(hit.task) ?? []).map((activity) => ({ hit, activity })));
  add(
    'comment',
    lines.flatMap(({ hit, activity: { id, author, at, kind } }) => {
      const text = kind.kind === 'comment' ? kind.html.replaceAll(/<[^>]*>/g, '') : '';
      return has(text) ? [{ ...hit, item: id, title: [], snippet: marked(text, words), author, at }] : [];
    }),
  );
  add(
    'file',
    lines.flatMap(({ hit, activity }) =>
      activity.files.flatMap(({ id, name }) =>
        name !== null && has(name) ? [{ ...hit, item: id, title: marked(name, words) }] : [],
      ),
    ),
  );
  const projects = backend.projects.filter(({ name }) => has(name));
  return { projects: projects.map(({ id, name }) => ({ id, name: marked(name, words) })), groups, asOf };
}

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
