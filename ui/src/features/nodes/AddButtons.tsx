// "Add files" and "Add folder", through the system's dialogs.
import { FilePlus, FolderUp } from 'lucide-react';

import type { NodePlace } from '@/api';
import { Button } from '@/components';
import { useAddFiles, useChooseFiles } from '@/features/files';
import { useTranslation } from '@/i18n';

export function AddButtons({ place }: { place: NodePlace }) {
  const { t } = useTranslation('nodes');
  const add = useAddFiles();
  const choose = useChooseFiles();
  return (
    <>
      <Button
        icon={<FolderUp aria-hidden />}
        onPress={() => void choose('folders', t('chooseFolder')).then((picked) => add({ place }, picked))}
        data-testid="files-add-folder"
      >
        {t('addFolder')}
      </Button>
      <Button
        variant="primary"
        icon={<FilePlus aria-hidden />}
        onPress={() => void choose().then((picked) => add({ place }, picked))}
        data-testid="files-add"
      >
        {t('addFiles')}
      </Button>
    </>
  );
}
