// Where the arrow keys lead on a board: up and down inside a column, left and right to the nearest column with cards.

export interface Place {
  readonly state: string;
  readonly index: number;
}

export interface Lane {
  readonly state: string;
  readonly count: number;
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'firstColumn' | 'lastColumn';

/** `lanes` are the open columns in order. Undefined: there is nowhere to go. */
export function step(lanes: readonly Lane[], from: Place, towards: Step): Place | undefined {
  const at = lanes.findIndex((lane) => lane.state === from.state);
  const lane = lanes[at];
  if (!lane) return undefined;
  switch (towards) {
    case 'up':
      return within(lane, from.index - 1);
    case 'down':
      return within(lane, from.index + 1);
    case 'first':
      return within(lane, 0);
    case 'last':
      return within(lane, lane.count - 1);
    case 'left':
      return clampInto(lanes.slice(0, at).findLast(hasCards), from.index);
    case 'right':
      return clampInto(lanes.slice(at + 1).find(hasCards), from.index);
    case 'firstColumn':
      return clampInto(lanes.find(hasCards), 0);
    case 'lastColumn':
      return clampInto(lanes.findLast(hasCards), 0);
  }
}

/** The one place that Tab reaches: where the person was, or else the first card. */
export function tabStop(lanes: readonly Lane[], active: Place | undefined): Place | undefined {
  const lane = active && lanes.find(({ state }) => state === active.state);
  return (lane && hasCards(lane) ? clampInto(lane, active.index) : undefined) ?? clampInto(lanes.find(hasCards), 0);
}

function within(lane: Lane, index: number): Place | undefined {
  return index >= 0 && index < lane.count ? { state: lane.state, index } : undefined;
}

function clampInto(lane: Lane | undefined, index: number): Place | undefined {
  return lane && { state: lane.state, index: Math.min(index, lane.count - 1) };
}

function hasCards(lane: Lane): boolean {
  return lane.count > 0;
}
