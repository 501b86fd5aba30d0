// Cards and boards for tests.
import type { BoardView, Card } from '@/api';

export function card(id: string, more: Partial<Card> = {}): Card {
  return {
    id,
    name: `Task ${id}`,
    state: 'cb_waiting',
    tags: [],
    priority: 3,
    start: null,
    deadline: null,
    steps: null,
    assignees: [],
    files: 0,
    subtasks: 0,
    client: null,
    private: false,
    fromEmail: false,
    support: false,
    repeats: false,
    waiting: false,
    refused: false,
    uploading: 0,
    news: [],
    ...more,
  };
}

export function cards(state: string, from: number, to: number): Card[] {
  return Array.from({ length: to - from }, (_, at) => card(`${state}-${from + at}`, { state, deadline: from + at }));
}

/** A board with the columns' counts; the first 60 cards of each are there. */
export function view(counts: Record<string, number>): BoardView {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    project: 'p',
    columns: Object.entries(counts).map(([name, count]) => ({
      state: { name, kind: 'active', color: '#2ecc71', isDefault: false },
      count,
      cards: cards(name, 0, Math.min(60, count)),
    })),
    total,
    matching: total,
    freshness: { asOf: 1, refreshing: false, problem: null },
  };
}
