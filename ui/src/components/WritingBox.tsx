// The frame of a place to write: the field, and under it a hint and the button that sends.
import { SendHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Button } from './Button';

import css from './WritingBox.module.css';

export interface WritingWords {
  send: string;
  hint: string;
  /** What Send answers when there is nothing to send. */
  nothing: string;
}

/** The class of the text area inside. */
export const writingField = css.field;

export function WritingBox({ children }: { children: ReactNode }) {
  return <div className={css.box}>{children}</div>;
}

/** Sending nothing is answered in words, not with a dead button: `ask` sends, or remembers that nothing was there. */
export function useAskedToSend(blank: boolean, send: () => void) {
  const [asked, setAsked] = useState(false);
  const ask = () => {
    setAsked(blank);
    send();
  };
  return { isAnswered: blank && asked, ask };
}

export interface WritingActionsProps {
  blank: boolean;
  /** Whether Send was pressed with nothing to send. */
  isAnswered: boolean;
  onSend: () => void;
  words: WritingWords;
  /** Before the hint: what else can be put in. */
  children?: ReactNode;
  'data-testid'?: string;
}

export function WritingActions({ blank, isAnswered, onSend, words, children, ...rest }: WritingActionsProps) {
  return (
    <div className={css.actions}>
      {children}
      <span className={css.hint} role="status">
        {isAnswered ? words.nothing : words.hint}
      </span>
      <Button
        size="small"
        variant={blank ? 'quiet' : 'primary'}
        icon={<SendHorizontal aria-hidden />}
        onPress={onSend}
        data-testid={rest['data-testid']}
      >
        {words.send}
      </Button>
    </div>
  );
}
