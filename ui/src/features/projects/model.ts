// The tree out of the flat list. Pure: rows in, nodes out.
import type { ProjectId, ProjectRow } from '@/api';
import { containsWords } from '@/lib/fold';

/** One place of a project in the tree. A project with several parents has several places. */
export interface ProjectNode {
  /** Names the place: the ids from the root down, which may hold any character. */
  key: string;
  project: ProjectRow;
  children: ProjectNode[];
}

/** The project of a place. */
export const projectAt = (key: string): ProjectId => decodeURIComponent(key.slice(key.lastIndexOf('/') + 1));

export function treeOf(rows: readonly ProjectRow[]): ProjectNode[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = new Map<ProjectId, ProjectRow[]>();
  const roots: ProjectRow[] = [];
  for (const row of rows) {
    const parents = row.parents.filter((parent) => known.has(parent));
    if (parents.length === 0) roots.push(row);
    for (const parent of parents) below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const nodeOf = (project: ProjectRow, above: readonly ProjectId[]): ProjectNode => {
    const path = [...above, project.id];
    return {
      key: path.map(encodeURIComponent).join('/'),
      project,
      // Projects that name each other as parents end where they would repeat.
      children: (below.get(project.id) ?? [])
        .filter(({ id }) => !path.includes(id))
        .map((child) => nodeOf(child, path)),
    };
  };
  const nodes = roots.map((root) => nodeOf(root, []));
  return [...nodes, ...unreached(rows, nodes).map((row) => nodeOf(row, []))];
}

/** Rows in a ring of parents, which no root leads to: the first of each ring becomes a root. */
function unreached(rows: readonly ProjectRow[], nodes: readonly ProjectNode[]): ProjectRow[] {
  const reached = new Set<ProjectId>();
  const walk = (node: ProjectNode) => {
    reached.add(node.project.id);
    node.children.forEach(walk);
  };
  nodes.forEach(walk);
  const byParent = (parent: ProjectId) => rows.filter((row) => row.parents.includes(parent));
  const reach = (row: ProjectRow) => {
    if (reached.has(row.id)) return;
    reached.add(row.id);
    byParent(row.id).forEach(reach);
  };
  return rows.filter((row) => {
    if (reached.has(row.id)) return false;
    reach(row);
    return true;
  });
}

/** The places that are open when these projects are. */
export function openKeys(nodes: readonly ProjectNode[], open: ReadonlySet<ProjectId>): string[] {
  return nodes.flatMap((node) => [...(open.has(node.project.id) ? [node.key] : []), ...openKeys(node.children, open)]);
}

/** The projects that are open after the tree says which places are: the one place that differs decides. */
export function openProjects(
  before: readonly string[],
  after: ReadonlySet<string>,
  open: readonly ProjectId[],
): ProjectId[] {
  const closed = new Set(before.filter((key) => !after.has(key)).map(projectAt));
  const opened = [...after].filter((key) => !before.includes(key)).map(projectAt);
  return [...new Set([...open.filter((id) => !closed.has(id)), ...opened])];
}

/** What has to be open for a project to be seen: its parents, up the first line of them. */
export function above(rows: readonly ProjectRow[], project: ProjectId): ProjectId[] {
  const parentsOf = new Map(rows.map(({ id, parents }) => [id, parents]));
  const line: ProjectId[] = [];
  let at = parentsOf.get(project)?.[0];
  while (at !== undefined && !line.includes(at) && at !== project) {
    line.push(at);
    at = parentsOf.get(at)?.[0];
  }
  return line;
}

/** Whether one of its places can be seen. */
export function isSeen(rows: readonly ProjectRow[], project: ProjectId, open: ReadonlySet<ProjectId>): boolean {
  const seen = (nodes: readonly ProjectNode[]): boolean =>
    nodes.some((node) => node.project.id === project || (open.has(node.project.id) && seen(node.children)));
  return seen(treeOf(rows));
}

export const onlyMine = (rows: readonly ProjectRow[]): ProjectRow[] => rows.filter(({ mine }) => mine);

export const search = (rows: readonly ProjectRow[], text: string): ProjectRow[] =>
  rows.filter(({ name }) => containsWords(name, text));
