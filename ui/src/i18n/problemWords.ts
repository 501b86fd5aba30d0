// What went wrong in a person's words: what happened, what is safe, what to do next. One entry in `problems.json` per code.
import type { TFunction } from 'i18next';

import type { Problem } from '@/api';
import { formatBytes } from '@/lib/size';

export interface ProblemWords {
  title: string;
  text: string;
  /** Codes and excerpts, for whoever helps the person. */
  detail: string | null;
}

export function problemWords(problem: Problem, t: TFunction<'problems'>, locale: string): ProblemWords {
  const { kind } = problem;
  const detail = problem.detail;
  switch (kind.code) {
    case 'wrongAddress':
    case 'insecure':
    case 'notCubicl':
      return { title: t(`${kind.code}.title`, { host: kind.host }), text: t(`${kind.code}.text`), detail };
    case 'fileMissing':
    case 'fileChanged':
    case 'fileUnreadable':
    case 'fileEmpty':
    case 'fileTooLarge':
    case 'unsafeToOpen':
    case 'noProgram':
      return { title: t(`${kind.code}.title`, { name: kind.name }), text: t(`${kind.code}.text`), detail };
    case 'otherAccount':
      return { title: t('otherAccount.title'), text: t('otherAccount.text', { expected: kind.expected }), detail };
    case 'tooManyRequests':
      return { title: t('tooManyRequests.title'), text: t('tooManyRequests.text', { count: kind.seconds }), detail };
    case 'storageFull':
      return { title: t('storageFull.title'), text: storageText(kind, t, locale), detail };
    case 'keychain':
      return { title: t(`keychain.${kind.state}.title`), text: t(`keychain.${kind.state}.text`), detail };
    case 'notRemoved': {
      if (kind.token === null) return { title: t('notRemoved.files.title'), text: t('notRemoved.files.text'), detail };
      const left = kind.files ? 'both' : 'token';
      const reason = t(`keychain.${kind.token}.title`);
      return { title: t(`notRemoved.${left}.title`), text: t(`notRemoved.${left}.text`, { reason }), detail };
    }
    case 'internal': {
      const reference = t('detail.reference', { reference: kind.reference });
      return {
        title: t('internal.title'),
        text: t('internal.text'),
        detail: detail ? `${reference} · ${detail}` : reference,
      };
    }
    default:
      return { title: t(`${kind.code}.title`), text: t(`${kind.code}.text`), detail };
  }
}

function storageText(
  { used, capacity }: { used: number | null; capacity: number | null },
  t: TFunction<'problems'>,
  locale: string,
): string {
  if (used === null || capacity === null) return t('storageFull.text');
  return t('storageFull.textUsed', { used: formatBytes(used, locale), capacity: formatBytes(capacity, locale) });
}
