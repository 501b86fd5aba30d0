// The caret of a text field, remembered with its draft and put back when the field is there again. After the app ended in
// the middle of a sentence the keyboard is in the field too.
import { type RefObject, type SyntheticEvent, useEffect, useRef, useSyncExternalStore } from 'react';

import { caretOf, type DraftPlace, isReturned, keepCaret, subscribe, welcome } from './drafts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** For the field: its `ref` and `onSelect`. A place with several fields names them. */
export function useCaret<Field extends TextField>(place: DraftPlace, field = 'text') {
  const ref: RefObject<Field | null> = useRef<Field>(null);
  const returned = useSyncExternalStore(subscribe, () => isReturned(place));

  useEffect(() => {
    const caret = caretOf(place);
    const element = ref.current;
    if (!element || caret?.field !== field) return;
    element.setSelectionRange(caret.start, caret.end);
    if (!returned) return;
    welcome(place);
    // Whatever opened the place puts the keyboard somewhere first.
    requestAnimationFrame(() => element.focus());
  }, [place, field, returned]);

  const onSelect = ({ currentTarget: { selectionStart, selectionEnd } }: SyntheticEvent<TextField>) =>
    keepCaret(place, { field, start: selectionStart ?? 0, end: selectionEnd ?? 0 });

  return { ref, onSelect };
}
