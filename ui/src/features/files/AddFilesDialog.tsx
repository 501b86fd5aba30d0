// "Add 214 files from Invoices?": how many, how large, which are there already, which are left out.
import { useState } from 'react';

import type { PickedFile } from '@/api';
import { Button, Dialog } from '@/components';
import { useProblemWords } from '@/features/problem';
import { localeOf, useTranslation } from '@/i18n';
import { formatBytes } from '@/lib/size';

import { type Question, useAsked } from './adding';

import css from './AddFilesDialog.module.css';

/** Names that are listed; of the others the number is said. */
const LISTED = 6;

export function AddFilesDialog() {
  const { t } = useTranslation(['files', 'common']);
  const asked = useAsked();
  // While it closes, the words stay.
  const [last, setLast] = useState(asked);
  if (asked && asked !== last) setLast(asked);
  const question = asked ?? last;
  if (!question) return null;
  const { files, alike, answer } = question;
  const fresh = files.length - alike.size;
  return (
    <Dialog
      title={titleOf(question, t)}
      width="small"
      isOpen={asked !== null}
      onOpenChange={(open) => {
        if (!open) answer(null);
      }}
      data-testid="add-files-dialog"
      actions={
        <>
          {fresh === 0 ? null : <Button onPress={() => answer(null)}>{t('common:action.cancel')}</Button>}
          {alike.size > 0 ? (
            <Button onPress={() => answer('all')} data-testid="add-files-all">
              {t('adding.anyway')}
            </Button>
          ) : null}
          <Button
            variant="primary"
            autoFocus
            onPress={() => answer(alike.size > 0 ? 'new' : 'all')}
            data-testid="add-files-confirm"
          >
            {alike.size === 0
              ? t('adding.confirm', { count: files.length })
              : fresh === 0
                ? t('adding.skipAll')
                : t('adding.skip', { count: fresh })}
          </Button>
        </>
      }
    >
      <Facts {...question} />
    </Dialog>
  );
}

function titleOf(
  { onto, folders, files, alike }: Question,
  t: ReturnType<typeof useTranslation<['files', 'common']>>['t'],
) {
  const [folder] = folders;
  if (alike.size === files.length) return t(`adding.${onto}.titleAlike`, { count: files.length });
  if (folder !== undefined && folders.length === 1) {
    return t(`adding.${onto}.titleFolder`, { count: files.length, folder });
  }
  return t(`adding.${onto}.title`, { count: files.length });
}

function Facts({ onto, folders, files, alike, unfit, more }: Question) {
  const { t, i18n } = useTranslation('files');
  const problemWords = useProblemWords();
  const locale = localeOf(i18n.language);
  const size = formatBytes(
    files.reduce((sum, file) => sum + file.size, 0),
    locale,
  );
  const known = files.filter(({ id }) => alike.has(id));
  return (
    <div className={css.facts}>
      <p>
        {t('adding.size', { size })} {folders.length > 0 ? t(`adding.${onto}.structure`) : null}
      </p>
      {more ? <p className={css.warning}>{t('adding.more')}</p> : null}
      {known.length > 0 ? (
        <section>
          {known.length === files.length ? null : <p>{t(`adding.${onto}.alike`, { count: known.length })}</p>}
          <Names files={known} />
        </section>
      ) : null}
      {unfit.length > 0 ? (
        <section>
          <p>{t('adding.leftOut', { count: unfit.length })}</p>
          <Names files={unfit} called={(file) => (file.problem ? problemWords(file.problem).title : file.name)} />
        </section>
      ) : null}
    </div>
  );
}

function Names({ files, called }: { files: readonly PickedFile[]; called?: (file: PickedFile) => string }) {
  const { t } = useTranslation('files');
  return (
    <ul className={css.names}>
      {files.slice(0, LISTED).map((file) => (
        // Files that are left out share one id, and are named with their folders.
        <li key={`${file.id} ${file.name}`}>{called ? called(file) : file.name}</li>
      ))}
      {files.length > LISTED ? <li>{t('adding.others', { count: files.length - LISTED })}</li> : null}
    </ul>
  );
}
