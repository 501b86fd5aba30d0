// Keeps what is read in its place: the end stays the end, and otherwise the first message that is seen stays where it is,
// whatever comes in above or below. WebKit anchors nothing by itself.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

import type { MessageId, MessageView } from '@/api';

/** Pixels that still count as the end, and within which the beginning comes near. */
const NEAR_END = 48;
const NEAR_TOP = 240;

export interface Still {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  atEnd: boolean;
  toEnd: () => void;
  goTo: (message: MessageId) => void;
}

/** What was just written here comes into view. */
export function useStill(messages: readonly MessageView[], onTop: () => void): Still {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ id: string; top: number } | null>(null);
  const sticks = useRef(true);
  const lastOwn = useRef(ownOf(messages));
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    const place = scroller.current;
    if (!place) return;
    const own = ownOf(messages);
    if (own !== undefined && own !== lastOwn.current) sticks.current = true;
    lastOwn.current = own;
    if (sticks.current) place.scrollTop = place.scrollHeight;
    else if (anchor.current) {
      const now = elementOf(place, anchor.current.id);
      if (now) place.scrollTop += topIn(place, now) - anchor.current.top;
    }
  }, [messages]);

  // Pictures arrive later than their messages.
  useEffect(() => {
    const inner = content.current;
    if (!inner) return;
    const observer = new ResizeObserver(() => {
      if (sticks.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
    });
    observer.observe(inner);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const place = scroller.current;
    if (!place) return;
    sticks.current = place.scrollHeight - place.scrollTop - place.clientHeight < NEAR_END;
    setAtEnd(sticks.current);
    anchor.current = firstSeen(place);
    if (place.scrollTop < NEAR_TOP && !sticks.current) onTop();
  };

  return {
    scroller,
    content,
    onScroll,
    atEnd,
    toEnd: () => {
      const place = scroller.current;
      if (place) place.scrollTop = place.scrollHeight;
    },
    goTo: (message) => {
      const found = scroller.current && elementOf(scroller.current, message);
      found?.scrollIntoView({ block: 'center' });
      found?.focus();
    },
  };
}

/** The last message, when it is not in Cubicl yet. */
function ownOf(messages: readonly MessageView[]): MessageId | undefined {
  const last = messages.at(-1);
  return last?.change ? last.id : undefined;
}

function elementOf(place: HTMLElement, id: string): HTMLElement | null {
  return place.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
}

function topIn(place: HTMLElement, element: HTMLElement): number {
  return element.getBoundingClientRect().top - place.getBoundingClientRect().top;
}

function firstSeen(place: HTMLElement): { id: string; top: number } | null {
  for (const element of place.querySelectorAll<HTMLElement>('[data-message]')) {
    const top = topIn(place, element);
    if (top + element.offsetHeight > 0) return { id: element.dataset['message'] ?? '', top };
  }
  return null;
}
