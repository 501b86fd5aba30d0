// Where one is, the way back, and what can be added.
import { ChevronRight, CornerLeftUp, FolderPlus } from 'lucide-react';
import { Breadcrumb, Breadcrumbs, Link } from 'react-aria-components';

import type { NodeId, NodePlace, NodesView } from '@/api';
import { Button, IconButton } from '@/components';
import { takesFiles } from '@/features/files';
import { useTranslation } from '@/i18n';

import { AddButtons } from './AddButtons';

import css from './Files.module.css';

export interface FilesHeadProps {
  place: NodePlace;
  view: NodesView | undefined;
  onOpen: (directory: NodeId | null) => void;
  onUp: () => void;
  onNewFolder: () => void;
}

export function FilesHead({ place, view, onOpen, onUp, onNewFolder }: FilesHeadProps) {
  const { t } = useTranslation('nodes');
  const path = view?.path ?? [];
  const steps = [{ id: null, name: t('root') }, ...path];
  // Nothing can be added where there is no directory.
  const isThere = view?.gone !== true;
  return (
    <div className={css.head}>
      {place.directory === null ? null : (
        <IconButton
          label={t('up')}
          shortcut="Backspace"
          icon={<CornerLeftUp aria-hidden />}
          onPress={onUp}
          data-testid="files-up"
        />
      )}
      <Breadcrumbs className={css.path} aria-label={t('path')}>
        {steps.map(({ id, name }, index) => (
          <Breadcrumb key={id} id={id ?? 'root'} className={css.step}>
            {index === steps.length - 1 ? (
              <Link className={css.here} data-testid="files-here">
                {name}
              </Link>
            ) : (
              <>
                <Link
                  className={css.crumb}
                  onPress={() => onOpen(id)}
                  data-testid="files-crumb"
                  {...takesFiles({ owner: place.owner, directory: id }, name)}
                >
                  {name}
                </Link>
                <ChevronRight aria-hidden />
              </>
            )}
          </Breadcrumb>
        ))}
      </Breadcrumbs>
      {isThere ? (
        <div className={css.actions}>
          <Button icon={<FolderPlus aria-hidden />} onPress={onNewFolder} data-testid="files-new-folder">
            {t('newFolder')}
          </Button>
          <AddButtons place={place} />
        </div>
      ) : null}
    </div>
  );
}
