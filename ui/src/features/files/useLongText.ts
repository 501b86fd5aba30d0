// A text that is too long to be written in a field: the engine lays out all of it anew with every key, which takes seconds. What
// is pasted becomes a file where files can be added; elsewhere it is said that it has no room. Nothing is cut off.
import { type PickedFile, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { pasteFiles } from './clipboard';

/** Characters: some fifty pages. With as many, a key still takes about a tenth of a second. */
const MOST = 100_000;

export interface LongText {
  /** Takes the text out of a paste that is too long. */
  paste: (event: Pick<ClipboardEvent, 'clipboardData' | 'preventDefault'>) => void;
  /** Whether a field takes what it would hold. What was longer before may be made shorter. */
  fits: (before: string, after: string) => boolean;
}

export function useLongText(onFiles?: (files: PickedFile[]) => void): LongText {
  const { t, i18n } = useTranslation('files');
  const number = numberFormat(localeOf(i18n.language));
  const sentence = useProblemSentence();
  const tell = (length: number) =>
    toast({
      tone: 'danger',
      seconds: 20,
      title: t('longText.title'),
      text: t('longText.text', { length: number.format(length), most: number.format(MOST) }),
    });
  const addAsFile = async (text: string, add: (files: PickedFile[]) => void) => {
    try {
      add(await pasteFiles([new File([text], t('longText.file'), { type: 'text/plain' })], ''));
      toast({ title: t('longText.asFile'), text: t('longText.asFileText') });
    } catch (error) {
      toast({ tone: 'danger', title: t('longText.title'), text: sentence(problemOf(error)) });
    }
  };
  return {
    paste: (event) => {
      const { clipboardData: data } = event;
      const text = data?.types.includes('text/plain') ? data.getData('text/plain') : '';
      if (text.length <= MOST) return;
      event.preventDefault();
      if (onFiles) void addAsFile(text, onFiles);
      else tell(text.length);
    },
    fits: (before, after) => {
      if (after.length <= MOST || after.length <= before.length) return true;
      tell(after.length);
      return false;
    },
  };
}
