// Widen and close, at the right end of the header.
import { Maximize2, Minimize2, X } from 'lucide-react';

import { IconButton } from '@/components';
import { useTranslation } from '@/i18n';

export interface PanelButtonsProps {
  isWide: boolean;
  onWide: (wide: boolean) => void;
  onClose: () => void;
}

export function PanelButtons({ isWide, onWide, onClose }: PanelButtonsProps) {
  const { t } = useTranslation('task');
  return (
    <>
      <IconButton
        label={t(isWide ? 'panel.narrow' : 'panel.widen')}
        icon={isWide ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
        onPress={() => onWide(!isWide)}
        data-testid="task-widen"
      />
      <IconButton
        label={t('panel.close')}
        icon={<X aria-hidden />}
        shortcut="Esc"
        onPress={onClose}
        data-testid="task-close"
      />
    </>
  );
}
