// The keys for undo and redo, and what is said of them. Mounted once, in the frame.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { changesQuery } from '@/api';
import { liveToast } from '@/components';
import { useShortcuts } from '@/lib/useShortcuts';

import { DeletedWords } from './DeletedWords';
import { compareDeletions, forgetDeletions, useDeletions } from './deletions';
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
  const hasDeletions = useDeletions().length > 0;
  useEffect(() => (hasDeletions ? liveToast(<DeletedWords />, forgetDeletions) : undefined), [hasDeletions]);
  return (
    <div className="sr-only" role="status" data-testid="undo-said">
      {useSpoken()}
    </div>
  );
}
