// Everything a person typed on a task that was not sent, as plain text.
import { readDraft } from '@/features/drafts';
import { toPlainText } from '@/lib/plainText';

export function unsentText(task: string): string {
  const description = readDraft<{ html: string }>(`description:${task}`);
  const comment = readDraft<{ text: string }>(`comment:${task}`);
  return [description ? toPlainText(description.html) : '', comment?.text ?? '']
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}
