// Keeps one board on the screen in step with Rust: reads it together with the windows that are looked at, so that
// a change never shows in one part before the other, and reads further windows as they come into view.
import { type QueryClient, type QueryKey } from '@tanstack/react-query';

import { type BoardQuery, type Card, client } from '@/api';

import { byBoardOrder, moveCard, removeCard } from '../model/move';
import {
  columnOfState,
  indexOf,
  isRead,
  snapshotOf,
  windowsFor,
  withWindow,
  WINDOW,
  type Column,
  type Snapshot,
  type WindowKey,
} from '../model/snapshot';

interface Range {
  readonly first: number;
  readonly last: number;
}

export class BoardReader {
  readonly #queries: QueryClient;
  readonly #key: QueryKey;
  readonly #query: BoardQuery;
  readonly #seen = new Map<string, Range>();
  readonly #loading = new Set<string>();

  constructor(queries: QueryClient, key: QueryKey, query: BoardQuery) {
    this.#queries = queries;
    this.#key = key;
    this.#query = query;
  }

  /** The board and, around what is on the screen, its windows. */
  readonly read = async (): Promise<Snapshot> => {
    const view = await client.board(this.#query);
    const bare = snapshotOf(view);
    const wanted = bare.columns.flatMap((column) => {
      const range = this.#seen.get(column.state.name);
      return range
        ? windowsFor(column, range.first, range.last).map((offset) => ({ state: column.state.name, offset }))
        : [];
    });
    const windows = await Promise.all(wanted.map(async (place) => ({ ...place, window: await this.#window(place) })));
    return snapshotOf(view, windows);
  };

  /** The places `first..=last` of a column are on the screen. */
  see(state: string, first: number, last: number): void {
    this.#seen.set(state, { first, last });
    const column = this.#column(state);
    if (!column) return;
    for (const offset of windowsFor(column, first, last))
      if (!isRead(column, offset)) void this.#load({ state, offset });
  }

  /** Where a card is, reading on until it is found; -1 when the column does not have it. */
  async locate(id: string, state: string, from = 0): Promise<number> {
    const column = this.#column(state);
    if (!column) return -1;
    const index = indexOf(column, id);
    if (index >= 0 || from >= column.count) return index;
    const offset = windowsFor(column, from, from + WINDOW - 1).find((each) => !isRead(column, each));
    if (offset !== undefined) await this.#load({ state, offset });
    return this.locate(id, state, from + WINDOW);
  }

  /** Shows a move until Rust answers. The place is a guess: the score is only known there. */
  showMove(card: Card, to: string, language: string): number {
    const order = byBoardOrder(new Intl.Collator(language));
    this.#guess((board) => moveCard(board, card.id, to, order));
    const column = this.#column(to);
    return column ? indexOf(column, card.id) : -1;
  }

  showRemoval(card: Card): void {
    this.#guess((board) => removeCard(board, card.id));
  }

  readonly refresh = async (): Promise<void> => {
    await this.#queries.refetchQueries({ queryKey: this.#key, exact: true });
  };

  #window({ state, offset }: WindowKey) {
    return client.boardWindow({ board: this.#query, state, offset, length: WINDOW });
  }

  async #load(place: WindowKey): Promise<void> {
    const name = `${place.offset} ${place.state}`;
    if (this.#loading.has(name)) return;
    this.#loading.add(name);
    try {
      const window = await this.#window(place);
      this.#change((board) => withWindow(board, place.state, window));
      const count = this.#column(place.state)?.count;
      if (count !== undefined && count !== window.count) void this.refresh();
    } catch {
      // The places stay drawn as not read; the board's own reading tells what is wrong.
    } finally {
      this.#loading.delete(name);
    }
  }

  #column(state: string): Column | undefined {
    const board = this.#queries.getQueryData<Snapshot>(this.#key);
    return board && columnOfState(board, state);
  }

  /** What a reading that is on its way does not know yet; the change reads again when it is made. */
  #guess(change: (board: Snapshot) => Snapshot): void {
    void this.#queries.cancelQueries({ queryKey: this.#key, exact: true });
    this.#change(change);
  }

  #change(change: (board: Snapshot) => Snapshot): void {
    this.#queries.setQueryData<Snapshot>(this.#key, (board) => board && change(board));
  }
}
