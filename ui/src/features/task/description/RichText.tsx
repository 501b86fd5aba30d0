// Safe rich text, read only: the one place of the task that puts HTML into the DOM. Links leave through the
// person's browser, by Rust.
import type { MouseEvent } from 'react';

import { client, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';

import { safeHtml } from './safeHtml';

import css from './RichText.module.css';

export function RichText({ html }: { html: string }) {
  const problemWords = useProblemWords();
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute('href');
    if (href === null) return;
    client.openLink(href).catch((error: unknown) => {
      const { title, text } = problemWords(problemOf(error));
      toast({ title, text, tone: 'danger' });
    });
  };
  return (
    // Only the links inside are pressed, and Enter on a link is a click as well.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={css.text}
      onClick={follow}
      onAuxClick={follow}
      // oxlint-disable-next-line react/no-danger -- cleaned twice: in Rust and by `safeHtml`
      dangerouslySetInnerHTML={{ __html: safeHtml(html) }}
    />
  );
}
