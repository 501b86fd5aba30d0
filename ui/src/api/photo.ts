// Pictures come from Rust over a private scheme; only the shell knows how its address looks on this system.
import { convertFileSrc } from '@tauri-apps/api/core';

import type { FileId, Person, UserId } from './bindings';

const address = (path: string): string => convertFileSrc('', 'photo') + path;

/** A person's photo, or nothing when there is none. */
export function photoOf(person: Pick<Person, 'id' | 'hasPhoto'> | undefined): string | undefined {
  return person?.hasPhoto ? photoUrl(person.id) : undefined;
}

export const photoUrl = (user: UserId): string => address(encodeURIComponent(user));

export const thumbnailUrl = (file: FileId): string => address(`file/${encodeURIComponent(file)}`);
