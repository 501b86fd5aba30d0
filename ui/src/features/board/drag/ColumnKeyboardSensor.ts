// Dragging with the keyboard goes from column to column: the place inside a column is Cubicl's to decide.
import { KeyboardSensor } from '@dnd-kit/dom';

import { columnOf } from './data';

/** Below the header, where the pointer of somebody with a mouse would be. */
const BELOW_TOP = 96;

export class ColumnKeyboardSensor extends KeyboardSensor {
  protected override handleMove(direction: 'up' | 'down' | 'left' | 'right', event: KeyboardEvent): void {
    event.preventDefault();
    const { actions, dragOperation, registry } = this.manager;
    if (direction === 'up' || direction === 'down') return;

    const columns = [...registry.droppables]
      .filter((droppable) => droppable.element && columnOf(droppable))
      .toSorted((a, b) => (columnOf(a)?.order ?? 0) - (columnOf(b)?.order ?? 0));
    const current = columns.findIndex((droppable) => droppable.id === dragOperation.target?.id);
    const next = columns[direction === 'left' ? Math.max(0, current - 1) : current + 1];
    if (!next?.element || next === columns[current]) return;

    next.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    next.refreshShape();
    const { left, top, width, height } = next.element.getBoundingClientRect();
    actions.move({ event, to: { x: left + width / 2, y: top + Math.min(BELOW_TOP, height / 2) } });
    void actions.setDropTarget(next.id);
  }
}
