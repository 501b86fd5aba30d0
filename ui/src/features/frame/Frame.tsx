// Sidebar at the left, the screen at the right, and what belongs to no screen: refused changes, undo, dropped files, news.
import { type ReactNode, useState } from 'react';

import type { AccountView, ProjectId, SearchTarget, TaskId, TokenKept } from '@/api';
import { ToastRegion, TooltipPlace } from '@/components';
import { RefusedChanges } from '@/features/changes';
import { AddFilesDialog, FileDrop } from '@/features/files';
import { PeopleProvider } from '@/features/people';
import { SearchPalette } from '@/features/search';
import { RejectedDialog } from '@/features/session';
import { TransfersAnnouncer } from '@/features/transfers';
import { Undo } from '@/features/undo';
import { useTranslation } from '@/i18n';

import { CloseDialog } from './CloseDialog';
import type { MainPlace } from './MainNav';
import { SampleBanner } from './SampleBanner';
import { Sidebar } from './Sidebar';

import css from './Frame.module.css';

export interface FrameProps {
  account: AccountView;
  kept: TokenKept;
  tokenRejected: boolean;
  project: ProjectId | null;
  /** The screen beside the projects, when one is open. */
  place: MainPlace | null;
  onOpenPlace: (place: MainPlace) => void;
  task: TaskId | null;
  onOpenProject: (project: ProjectId) => void;
  onOpenTask: (task: TaskId) => void;
  /** The task on the board of its project, which may be another one. */
  onOpenTaskOf: (project: ProjectId, task: TaskId) => void;
  /** What a search found, wherever it is. */
  onOpenHit: (hit: SearchTarget) => void;
  children: ReactNode;
}

export function Frame({
  account,
  kept,
  tokenRejected,
  project,
  place,
  onOpenPlace,
  task,
  onOpenProject,
  onOpenTask,
  onOpenTaskOf,
  onOpenHit,
  children,
}: FrameProps) {
  const { t } = useTranslation('frame');
  const [later, setLater] = useState(false);
  // A token that is accepted again ends the "later" of the one before it.
  if (!tokenRejected && later) setLater(false);
  return (
    <PeopleProvider>
      <div className={css.frame} data-testid="frame">
        <a className={css.skip} href="#content">
          {t('skip')}
        </a>
        <Sidebar
          account={account}
          kept={kept}
          project={project}
          place={place}
          onOpenPlace={onOpenPlace}
          onOpenProject={onOpenProject}
          onOpenTask={onOpenTask}
          onSignIn={() => setLater(false)}
        />
        <div className={css.screen}>
          {kept === 'sample' ? <SampleBanner /> : null}
          <main id="content" tabIndex={-1} className={css.content}>
            {children}
            <TooltipPlace />
          </main>
        </div>
        <SearchPalette onOpenProject={onOpenProject} onOpenHit={onOpenHit} />
        <RefusedChanges openTask={task} chatsAreOpen={place === 'chat'} onOpenTask={onOpenTaskOf} />
        <Undo />
        <FileDrop />
        <AddFilesDialog />
        <TransfersAnnouncer />
        <RejectedDialog
          account={account}
          isOpen={tokenRejected && !later}
          onOpenChange={(isOpen) => setLater(!isOpen)}
        />
        <CloseDialog />
        <ToastRegion />
      </div>
    </PeopleProvider>
  );
}
