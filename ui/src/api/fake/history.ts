// What the fake takes back: the state of before, whole.
import type { DeedView } from '../bindings';

interface Step {
  readonly deed: DeedView;
  readonly back: () => void;
  readonly forth: () => void;
}

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
    return step.deed;
  }

  redo(): DeedView | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    step.forth();
    return step.deed;
  }

  get last(): { undo: DeedView | null; redo: DeedView | null } {
    return { undo: this.#done.at(-1)?.deed ?? null, redo: this.#undone.at(-1)?.deed ?? null };
  }
}
