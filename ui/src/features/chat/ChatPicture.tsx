// The face of a chat: the other person, or a sign for a project's and a group's.
import { FolderKanban, Users } from 'lucide-react';

import type { ChatRow } from '@/api';
import { PersonAvatar } from '@/features/people';
import { hueOf } from '@/lib/hue';

import css from './ChatPicture.module.css';

export function ChatPicture({ row }: { row: ChatRow }) {
  const [person] = row.people;
  if (row.kind === 'personal' && person !== undefined) return <PersonAvatar id={person} size={32} silent />;
  const Sign = row.kind === 'project' ? FolderKanban : Users;
  return (
    <span className={css.sign} style={{ ['--hue' as string]: hueOf(row.project ?? row.chat.id) }}>
      <Sign aria-hidden />
    </span>
  );
}
