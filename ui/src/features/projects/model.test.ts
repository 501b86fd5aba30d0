import { describe, expect, it } from 'vitest';

import type { ProjectRow } from '@/api';

import { above, isSeen, openKeys, openProjects, search, treeOf, type ProjectNode } from './model';

const row = (id: string, parents: string[] = [], name = id): ProjectRow => ({
  id,
  name,
  parents,
  mine: true,
  members: [],
  states: [],
  mayCreate: true,
  mayEdit: true,
});
const drawn = (nodes: ProjectNode[]): unknown[] =>
  nodes.map(({ project, children }) => (children.length ? [project.id, drawn(children)] : project.id));

describe('treeOf', () => {
  it('shows a project under each of its parents', () => {
    const nodes = treeOf([row('a'), row('b'), row('c', ['a', 'b'])]);
    expect(drawn(nodes)).toEqual([
      ['a', ['c']],
      ['b', ['c']],
    ]);
    expect(nodes.map((node) => node.children[0]?.key)).toEqual(['a/c', 'b/c']);
  });

  it('starts a branch where the parent is not in the list', () => {
    expect(drawn(treeOf([row('c', ['hidden'])]))).toEqual(['c']);
  });

  it('ends where projects name each other, and loses none of them', () => {
    expect(drawn(treeOf([row('a', ['b']), row('b', ['a']), row('c', ['b'])]))).toEqual([['a', [['b', ['c']]]]]);
  });
});

describe('open places', () => {
  const nodes = treeOf([row('a'), row('b'), row('c', ['a', 'b']), row('d', ['c'])]);

  it('are all places of an open project', () => {
    expect(openKeys(nodes, new Set(['c']))).toEqual(['a/c', 'b/c']);
  });

  it('close everywhere when one place is closed', () => {
    expect(openProjects(['a', 'a/c', 'b/c'], new Set(['a', 'b/c']), ['a', 'c'])).toEqual(['a']);
    expect(openProjects(['a'], new Set(['a', 'b']), ['a'])).toEqual(['a', 'b']);
  });
});

it('knows what to open for a project to be seen', () => {
  const rows = [row('a'), row('b', ['a']), row('c', ['b', 'a2']), row('a2')];
  expect(above(rows, 'c')).toEqual(['b', 'a']);
  expect(isSeen(rows, 'c', new Set())).toBe(false);
  expect(isSeen(rows, 'c', new Set(['a', 'b']))).toBe(true);
  expect(isSeen(rows, 'c', new Set(['a2']))).toBe(true);
  expect(above([row('x', ['y']), row('y', ['x'])], 'x')).toEqual(['y']);
});

it('searches by Turkish letters', () => {
  expect(search([row('1', [], 'IŞIKLI Çarşı'), row('2', [], 'Depo')], 'isikli').map(({ id }) => id)).toEqual(['1']);
});
