// What the fake takes back: the state of before, whole.
import type { DeedView } from '../bindings';

interface Step {
  readonly deed: Omit<DeedView, 'leadsTo'>;
  readonly states: { readonly before: string; readonly after: string | null } | undefined;
  readonly back: () => void;
  readonly forth: () => void;
}

const toUndo = ({ deed, states }: Step): DeedView => ({ ...deed, leadsTo: states?.before ?? null });
const toRedo = ({ deed, states }: Step): DeedView => ({ ...deed, leadsTo: states?.after ?? null });

export class FakeHistory {
  #done: Step[] = [];
  #undone: Step[] = [];

  did(step: Step): void {
    this.#undone = [];
    this.#done.push(step);
  }

  undo(change: number | null): DeedView | null {
    const step = change === null ? this.#done.at(-1) : this.#done.findLast(({ deed }) => deed.change === change);
    if (!step) return null;
    this.#done = this.#done.filter((each) => each !== step);
    this.#undone.push(step);
    step.back();
    return toRedo(step);
  }

  redo(): DeedView | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    step.forth();
    return toUndo(step);
  }

  get last(): { undo: DeedView | null; redo: DeedView | null } {
    const [done, undone] = [this.#done.at(-1), this.#undone.at(-1)];
    return { undo: done ? toUndo(done) : null, redo: undone ? toRedo(undone) : null };
  }
}
