// Ctrl+V with a picture: hands it to Rust and gives back what can be attached. Words paste as ever.

import { type PickedFile, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { localeOf, useTranslation } from '@/i18n';
import { dateFormat } from '@/lib/formats';

import { clipboardFiles, clipboardPictures, pasteFiles, saysNothing } from './clipboard';
import { useSendable } from './useSendable';

export type OnPaste = (event: Pick<ClipboardEvent, 'clipboardData' | 'preventDefault' | 'defaultPrevented'>) => void;

export function usePasteFiles(onFiles: (files: PickedFile[]) => void): OnPaste {
  const { t, i18n } = useTranslation('files');
  const sentence = useProblemSentence();
  const sendable = useSendable();
  return (event) => {
    if (event.defaultPrevented) return;
    const files = clipboardFiles(event.clipboardData);
    const hidden = saysNothing(event.clipboardData);
    if (files.length === 0 && !hidden) return;
    event.preventDefault();
    const when = dateFormat(localeOf(i18n.language), {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format();
    const stem = t('pasted', { when: when.replaceAll(':', '.') });
    const found = hidden ? clipboardPictures() : Promise.resolve(files);
    found
      .then((all) => pasteFiles(all, stem))
      .then(
        (picked) => {
          const good = sendable({ files: picked, folders: [], more: false });
          if (good.length > 0) onFiles(good);
        },
        (error: unknown) => toast({ title: t('pasteFailed'), text: sentence(problemOf(error)), tone: 'danger' }),
      );
  };
}
