// The keys for undo and redo, and what is said of them. Mounted once, in the frame.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { changesQuery } from '@/api';
import { useShortcuts } from '@/lib/useShortcuts';

import { compareDeletions } from './deletions';
import { useSpoken } from './spoken';
import { useUndo } from './useUndo';

export function Undo() {
  const { undo, redo } = useUndo();
  const { data: changes } = useQuery(changesQuery());
  // Whoever types takes back what they typed.
  useShortcuts([
    { key: 'z', ctrl: true, shift: false, whileTyping: false, run: () => void undo() },
    { key: 'z', ctrl: true, shift: true, whileTyping: false, run: () => void redo() },
    { key: 'y', ctrl: true, shift: false, whileTyping: false, run: () => void redo() },
  ]);
  useEffect(() => {
    if (changes) compareDeletions(changes);
  }, [changes]);
  return (
    <div className="sr-only" role="status" data-testid="undo-said">
      {useSpoken()}
    </div>
  );
}
