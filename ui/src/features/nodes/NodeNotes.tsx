// What is said over the rows: how old they are, what is being deleted and can be taken back, what Cubicl refused.
import { CloudOff, Trash2, TriangleAlert } from 'lucide-react';

import type { NodePlace, NodesView } from '@/api';
import { Button } from '@/components';
import { LetGo, losingOfNodes } from '@/features/changes';
import { ProblemNotice } from '@/features/problem';
import { useAgo } from '@/features/status';
import { useTranslation } from '@/i18n';

import { useNodeActions } from './useNodeActions';

import css from './Files.module.css';

export function NodeNotes({ view, place }: { view: NodesView; place: NodePlace }) {
  const { t } = useTranslation('nodes');
  const { keep, retry, letGo } = useNodeActions(place);
  return (
    <>
      <AgeLine view={view} />
      {view.refused.map(({ change, what, name, count, problem }) => (
        <div key={change} className={css.refused} data-testid="files-refused">
          <ProblemNotice
            problem={problem}
            lead={
              what === 'makeDirectory' ? t('refused.makeDirectory', { name }) : t(`refused.${what}`, { name, count })
            }
            onRetry={() => retry(change)}
            actions={<LetGo losing={losingOfNodes(what)} name={name ?? t('folder')} onLetGo={() => letGo(change)} />}
          />
        </div>
      ))}
      {/* Each until it is sent: what was deleted first can be taken back without what came after it. */}
      <div className={css.deletions} role="status" aria-atomic="false">
        {view.deletions.map(({ change, count, name }) => (
          <div key={change} className={css.deletion} data-testid="files-deleted">
            <Trash2 aria-hidden />
            <p id={`deletion-${change}`}>{t('deleted', { count, name: name ?? t('folder') })}</p>
            <Button
              size="small"
              aria-describedby={`deletion-${change}`}
              onPress={() => keep(change)}
              data-testid="files-undo"
            >
              {t('undo')}
            </Button>
          </div>
        ))}
      </div>
    </>
  );
}

function AgeLine({ view: { freshness } }: { view: NodesView }) {
  const { t } = useTranslation('nodes');
  const agoOf = useAgo();
  const { problem, asOf } = freshness;
  if (!problem || asOf === null) return null;
  const isOffline = problem.kind.code === 'offline';
  const Icon = isOffline ? CloudOff : TriangleAlert;
  return (
    <p className={css.age} data-testid="files-freshness">
      <Icon aria-hidden />
      {t(isOffline ? 'offlineCopy' : 'oldCopy', { ago: agoOf(asOf) })}
    </p>
  );
}
