// What travels with a drag, and how it is read back: the library knows its payload only as a bag of values.
import type { Card } from '@/api';

type Payload = Record<string, unknown>;

/** The dragged card, and the column it was lifted from. */
export interface CardPayload extends Payload {
  readonly card: Card;
  readonly from: string;
  readonly fromTitle: string;
}

/** A column, in board order. */
export interface ColumnPayload extends Payload {
  readonly state: string;
  readonly title: string;
  readonly order: number;
}

interface Carrier {
  readonly data: object;
}

export function cardOf(source: Carrier | null | undefined): CardPayload | undefined {
  return source && 'card' in source.data ? (source.data as CardPayload) : undefined;
}

export function columnOf(target: Carrier | null | undefined): ColumnPayload | undefined {
  return target && 'state' in target.data ? (target.data as ColumnPayload) : undefined;
}
