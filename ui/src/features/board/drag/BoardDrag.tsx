// Dragging cards between columns, by mouse, touch and keyboard. Everything that names the drag library is in this folder.
//
// There is no drop position inside a column: Cubicl orders its cards by deadline and priority, so columns are the
// only targets and no card registers as one.
import {
  Accessibility,
  AutoScroller,
  Cursor,
  defaultPreset,
  PointerActivationConstraints,
  PointerSensor,
} from '@dnd-kit/dom';
import { DragDropProvider, DragOverlay } from '@dnd-kit/react';
import type { ReactNode } from 'react';

import './drag.css';
import { announcements, screenReaderInstructions } from './announcements';
import { ColumnKeyboardSensor } from './ColumnKeyboardSensor';
import { cardOf, columnOf, type CardPayload } from './data';

// No cursor of its own for the time of a drag: a rule for every element of the page takes a frame at each end of it.
const otherwise = new Set<unknown>([Accessibility, AutoScroller, Cursor]);
const plugins = [
  ...defaultPreset.plugins.filter((plugin) => !otherwise.has(plugin)),
  Accessibility.configure({ announcements, screenReaderInstructions, debounce: 150 }),
  AutoScroller.configure({ threshold: { x: 0.12, y: 0.14 } }),
];

const sensors = [
  PointerSensor.configure({
    // A mouse lifts by moving; a finger by resting, so that a swipe still scrolls.
    activationConstraints: ({ pointerType }) =>
      pointerType === 'touch'
        ? [new PointerActivationConstraints.Delay({ value: 250, tolerance: 6 })]
        : [new PointerActivationConstraints.Distance({ value: 5 })],
  }),
  // Written out: the inherited `configure` would name the class it was made for.
  {
    plugin: ColumnKeyboardSensor,
    options: {
      keyboardCodes: {
        start: ['Space'],
        end: ['Space'],
        cancel: ['Escape', 'Tab'],
        up: ['ArrowUp'],
        down: ['ArrowDown'],
        left: ['ArrowLeft'],
        right: ['ArrowRight'],
      },
    },
  },
];

export interface CardDrop {
  readonly drag: CardPayload;
  /** The state of the column it was dropped on. */
  readonly to: string;
  readonly byKeyboard: boolean;
}

export interface BoardDragProps {
  onLift: (drag: CardPayload) => void;
  /** Called for every end, with nothing when the card stays where it was. */
  onEnd: (drop: CardDrop | undefined, drag: CardPayload | undefined) => void;
  /** The card under the pointer. */
  renderPreview: (drag: CardPayload) => ReactNode;
  children: ReactNode;
}

export function BoardDrag({ onLift, onEnd, renderPreview, children }: BoardDragProps) {
  return (
    <DragDropProvider
      plugins={plugins}
      sensors={sensors}
      onDragStart={({ operation }) => {
        const drag = cardOf(operation.source);
        if (drag) onLift(drag);
      }}
      onDragEnd={({ operation, canceled }) => {
        const drag = cardOf(operation.source);
        const column = columnOf(operation.target);
        const moved = drag && column && !canceled && column.state !== drag.from;
        const byKeyboard = operation.activatorEvent?.type === 'keydown';
        onEnd(moved ? { drag, to: column.state, byKeyboard } : undefined, drag);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {(source) => {
          const drag = cardOf(source);
          return drag ? renderPreview(drag) : null;
        }}
      </DragOverlay>
    </DragDropProvider>
  );
}
