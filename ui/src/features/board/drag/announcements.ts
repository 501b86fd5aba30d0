// What is spoken while a card is dragged: names and column titles in the person's language, never an id.
import { i18n } from '@/i18n';

import { cardOf, columnOf } from './data';

interface Spoken {
  readonly operation: {
    readonly source?: { readonly data: object } | null;
    readonly target?: { readonly data: object } | null;
  };
}

/** The card has been over another column: before that, its own one is no news. */
let hasWandered = false;

export const announcements = {
  dragstart: ({ operation }: Spoken) => {
    hasWandered = false;
    const card = cardOf(operation.source);
    return card && i18n.t('board:drag.lifted', { name: card.card.name, title: card.fromTitle });
  },
  dragover: ({ operation }: Spoken) => {
    const card = cardOf(operation.source);
    if (!card) return undefined;
    const column = columnOf(operation.target);
    if (!column) {
      hasWandered = true;
      return i18n.t('board:drag.outside', { name: card.card.name });
    }
    if (column.state === card.from && !hasWandered) return undefined;
    hasWandered = true;
    const key = column.state === card.from ? 'board:drag.overOwn' : 'board:drag.over';
    return i18n.t(key, { name: card.card.name, title: column.title });
  },
  dragend: ({ operation, canceled }: Spoken & { readonly canceled: boolean }) => {
    const card = cardOf(operation.source);
    if (!card) return undefined;
    const column = columnOf(operation.target);
    if (canceled || !column || column.state === card.from) {
      return i18n.t('board:drag.back', { name: card.card.name, title: card.fromTitle });
    }
    return i18n.t('board:drag.dropped', { name: card.card.name, title: column.title });
  },
};

/** Cards point at an element of the board that follows the language; the library keeps this text for what has none. */
export const screenReaderInstructions = {
  get draggable() {
    return i18n.t('board:drag.instructions');
  },
};
