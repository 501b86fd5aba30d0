// The Files pages of the fake: directories in directories, alike for every owner.
import type {
  Freshness,
  NodeDeletion,
  NodePlace,
  NodeRow,
  NodesView,
  PendingNodeChange,
  RefusedNodeChange,
} from '../bindings';

type Kept = NodeRow & { parent: string | null };

const directory = (id: string, parent: string | null, name: string): Kept => ({
  id,
  parent,
  directory: true,
  name,
  file: null,
  size: null,
  createdAt: 1_762_000_000,
  waiting: false,
});

const file = (id: string, parent: string | null, name: string, size: number | null = null): Kept => ({
  ...directory(id, parent, name),
  directory: false,
  file: { id: `f-${id}`, name, hasThumbnail: false },
  size,
});

export class FakeNodes {
  rows: Kept[] = [
    directory('d-cizim', null, 'Çizimler'),
    directory('d-onay', 'd-cizim', 'Onaylananlar'),
    directory('d-foto', null, 'Fotoğraflar'),
    file('n-plan', null, 'Kat planı.pdf', 482_113),
    file('n-kesif', null, 'Keşif özeti.xlsx'),
    file('n-cephe', 'd-cizim', 'Cephe.dwg', 2_400_000),
  ];
  deleted: (NodeDeletion & { ids: string[] })[] = [];
  refused: RefusedNodeChange[] = [];
  /** As the list of changes shows them. */
  pending: PendingNodeChange[] = [];
  freshness: Freshness = { asOf: 1_763_000_000, refreshing: false, problem: null };
  private next = 1;

  view({ owner, directory: id }: NodePlace): NodesView {
    const path: NodesView['path'] = [];
    for (let at = id; at !== null; at = this.get(at)?.parent ?? null) {
      const known = this.get(at);
      if (!known) break;
      path.unshift({ id: at, name: known.name ?? '' });
    }
    const hidden = new Set(this.deleted.flatMap(({ ids }) => ids));
    return {
      place: { owner, directory: id },
      path,
      nodes: this.rows.filter((row) => row.parent === id && !hidden.has(row.id)).map(({ parent: _in, ...row }) => row),
      freshness: this.freshness,
      local: id?.startsWith('local-') ?? false,
      gone: id !== null && !this.get(id),
      deletions: this.deleted.map(({ ids: _nodes, ...deletion }) => deletion),
      refused: this.refused,
    };
  }

  make({ directory: parent }: NodePlace, name: string): string {
    const id = `local-${this.next++}`;
    this.rows.unshift({ ...directory(id, parent, name), createdAt: null, waiting: true });
    return id;
  }

  delete(ids: string[]): number {
    const change = this.next++;
    const [only] = ids;
    const name = ids.length === 1 && only !== undefined ? (this.get(only)?.name ?? null) : null;
    this.deleted.unshift({ change, count: ids.length, name, ids });
    return change;
  }

  keep(change: number): null {
    this.deleted = this.deleted.filter((deletion) => deletion.change !== change);
    return null;
  }

  private get(id: string): Kept | undefined {
    return this.rows.find((row) => row.id === id);
  }
}
