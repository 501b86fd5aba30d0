// What cards and columns can ask of their board. The functions stay the same for as long as the board is on the screen.
import { createContext, useContext } from 'react';

import type { Card } from '@/api';

import type { CardListHandle } from './column/CardList';
import type { Place, Step } from './model/navigation';

export interface MenuRequest {
  readonly card: Card;
  readonly state: string;
  /** What the menu belongs to: it opens beside it and gives the focus back to it. */
  readonly anchor: Element;
  /** Where the pointer was, for a menu of the right mouse button. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly only?: 'move';
}

export interface BoardActions {
  open: (card: Card) => void;
  showMenu: (request: MenuRequest) => void;
  /** The person is at this place. */
  enter: (place: Place) => void;
  /** The person wants to go on from there. */
  step: (from: Place, towards: Step) => void;
  /** These places of a column are on the screen. */
  see: (state: string, first: number, last: number) => void;
  /** The list of a column is there to be asked for its places, or no longer. */
  attach: (state: string, list: CardListHandle | null) => void;
  /** Opens the quick add of a column, or closes it. */
  setAdding: (state: string | undefined) => void;
  setCollapsed: (state: string, collapsed: boolean) => void;
  /** A task was made here. */
  created: (id: string, state: string) => void;
}

const Context = createContext<BoardActions | undefined>(undefined);

export const BoardActionsProvider = Context.Provider;

export function useBoardActions(): BoardActions {
  const actions = useContext(Context);
  if (!actions) throw new Error('a card or column outside a board');
  return actions;
}
