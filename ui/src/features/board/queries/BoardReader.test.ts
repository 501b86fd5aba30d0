import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createQueryClient, type WindowQuery } from '@/api';
import { installFake, type Fake } from '@/api/fake';

import { cardAt, columnOfState, type Snapshot } from '../model/snapshot';
import { BoardReader } from './BoardReader';
import { snapshotKey } from './useBoard';

const query = { project: 'p-villa', text: '', onlyMine: false };
const key = snapshotKey(query);
let fake: Fake;
beforeEach(() => {
  fake = installFake({ tasks: 3000 });
});
afterEach(() => fake.uninstall());

async function reader() {
  const queries = createQueryClient();
  const board = new BoardReader(queries, key, query);
  await queries.fetchQuery({ queryKey: key, queryFn: board.read });
  const column = () => columnOfState(queries.getQueryData<Snapshot>(key)!, 'cb_waiting')!;
  return { board, queries, column };
}
const asked = () => fake.calls('board_window').map(({ query: window }) => (window as WindowQuery).offset);

describe('the reader of a board', () => {
  it('asks only for windows that are looked at, once each', async () => {
    const { board, column } = await reader();
    board.see('cb_waiting', 0, 20);
    expect(asked()).toEqual([]);
    board.see('cb_waiting', 430, 450);
    board.see('cb_waiting', 431, 451);
    await expect.poll(() => cardAt(column(), 440)?.state).toBe('cb_waiting');
    board.see('cb_waiting', 432, 452);
    expect(asked()).toEqual([400]);
    expect(cardAt(column(), 340)).toBeUndefined();
  });

  it('reads the board again together with what is on the screen, and lets the rest go', async () => {
    const { board, column } = await reader();
    board.see('cb_waiting', 430, 450);
    await expect.poll(() => cardAt(column(), 440)).toBeTruthy();
    board.see('cb_waiting', 730, 750);
    await expect.poll(() => cardAt(column(), 740)).toBeTruthy();
    await board.refresh();
    expect(asked()).toEqual([400, 700, 700]);
    expect(cardAt(column(), 740)).toBeTruthy();
    expect(cardAt(column(), 440)).toBeUndefined();
  });

  it('finds a card that nobody has looked at yet', async () => {
    const { board } = await reader();
    const waiting = fake.state.cards.get('p-villa')!.filter((card) => card.state === 'cb_waiting');
    await expect(board.locate(waiting[555]!.id, 'cb_waiting')).resolves.toBe(555);
    await expect(board.locate('nowhere', 'cb_active')).resolves.toBe(-1);
  });
});
