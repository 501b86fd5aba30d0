// What the line at the bottom says, and the longer words of its panel.

import type { StatusView, Storage } from '@/api';
import { useTranslation } from '@/i18n';

import { useAgo } from './useAgo';

export type Mood = 'calm' | 'warning' | 'danger';

export interface StatusWords {
  /** For the line: short. */
  line: string;
  /** For the panel: what it is, and what it means. */
  title: string;
  text: string;
  mood: Mood;
  /** Said aloud when it changes; what only counts seconds is not said. */
  news: string;
}

export function useStatusWords(): (status: StatusView) => StatusWords {
  const { t } = useTranslation('frame');
  const ago = useAgo();
  return (status) => {
    const { connection, asOf, waitingChanges, refusedChanges, storage } = status;
    const isKept = storage.state !== 'failing' && storage.state !== 'tooNew';
    const changes = [
      isKept ? null : t('storage.line'),
      storage.state === 'rebuilt' ? t('storage.rebuilt') : null,
      refusedChanges > 0 ? t('status.refused', { count: refusedChanges }) : null,
      waitingChanges > 0 ? t('status.waiting', { count: waitingChanges }) : null,
    ];
    const at = asOf === null ? null : ago(asOf);
    const words = (line: string, title: string, text: string, mood: Mood): StatusWords => ({
      line: [line, ...changes].filter(Boolean).join(' · '),
      title,
      text,
      mood: (refusedChanges > 0 || isTroubled(storage)) && mood === 'calm' ? 'warning' : mood,
      news: [connection.state === 'online' || connection.state === 'unknown' ? null : title, ...changes]
        .filter(Boolean)
        .join('. '),
    });
    switch (connection.state) {
      case 'offline': {
        const text = at === null ? t('status.offlineNever') : t('status.offlineText', { ago: at });
        return words(t('status.offline'), t('status.offline'), text, 'warning');
      }
      case 'slowed':
        return words(
          t('status.slowed'),
          t('status.slowed'),
          t('status.slowedText', { count: connection.seconds }),
          'warning',
        );
      case 'tokenRejected':
        return words(t('status.tokenRejected'), t('status.tokenRejected'), t('status.tokenRejectedText'), 'danger');
      case 'online':
      case 'unknown': {
        if (at === null) return words(t('status.unknown'), t('status.unknown'), t('status.never'), 'calm');
        const line = status.refreshing ? t('status.refreshing') : t('status.updated', { ago: at });
        return words(line, t('status.online'), t('status.onlineText', { ago: at }), 'calm');
      }
    }
  };
}

/** The person has to know something of this computer's copy. */
export function isTroubled(storage: Storage): boolean {
  return storage.state !== 'kept' && storage.state !== 'memory';
}
