// Account on top, projects in the middle, one line of state at the bottom. Narrow: the same as icons.
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useSettings, type AccountView, type ProjectId, type TaskId, type TokenKept } from '@/api';
import { IconButton } from '@/components';
import { ProjectsNav } from '@/features/projects';
import { StatusLine } from '@/features/status';
import { useMedia } from '@/lib/useMedia';

import { AccountMenu } from './AccountMenu';
import { MainNav } from './MainNav';
import { NarrowProjects } from './NarrowProjects';
import { UntilClose } from './UntilClose';

import css from './Frame.module.css';

export interface SidebarProps {
  account: AccountView;
  kept: TokenKept;
  project: ProjectId | null;
  onOpenProject: (project: ProjectId) => void;
  onOpenTask: (task: TaskId) => void;
  onSignIn: () => void;
}

export function Sidebar({ account, kept, project, onOpenProject, onOpenTask, onSignIn }: SidebarProps) {
  const { t } = useTranslation('frame');
  const [{ sidebarCollapsed }, change] = useSettings();
  // At 200 % on a small screen the board needs the room more.
  const noRoom = useMedia('(max-width: 760px)');
  const narrow = sidebarCollapsed || noRoom;
  return (
    <aside className={css.sidebar} aria-label={t('sidebar.label')} data-narrow={narrow || undefined}>
      <div className={css.head}>
        <AccountMenu account={account} kept={kept} narrow={narrow} />
        {noRoom ? null : (
          <IconButton
            label={t(narrow ? 'sidebar.expand' : 'sidebar.collapse')}
            icon={narrow ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
            placement="right"
            onPress={() => change({ sidebarCollapsed: !narrow })}
            data-testid="sidebar-toggle"
          />
        )}
      </div>
      {kept === 'untilClose' ? <UntilClose narrow={narrow} /> : null}
      <MainNav narrow={narrow} />
      {narrow ? (
        <NarrowProjects current={project} onOpen={onOpenProject} />
      ) : (
        <ProjectsNav current={project} onOpen={onOpenProject} />
      )}
      <StatusLine narrow={narrow} onOpenTask={onOpenTask} onSignIn={onSignIn} />
    </aside>
  );
}
