// What somebody who helps wants to know, and a check of the server.
import { useMutation, useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';

import { client, diagnosticsQuery } from '@/api';
import { Button } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { Fact, Facts } from './Facts';
import { ServerCheck } from './ServerCheck';

import css from './Settings.module.css';

const systems: Record<string, string> = { linux: 'Linux', macos: 'macOS', windows: 'Windows' };

export function DiagnosticsSection({ server }: { server: string }) {
  const { t } = useTranslation('settings');
  const { data, error } = useQuery(diagnosticsQuery());
  const openLog = useMutation({ mutationFn: () => client.openLogFolder() });
  return (
    <div className={css.section}>
      <Facts>
        <Fact name={t('diagnostics.version')}>
          {data ? `${data.version}, ${systems[data.system] ?? data.system}` : ''}
        </Fact>
        <Fact name={t('diagnostics.renderer')}>{data ? t(`diagnostics.drawing.${data.renderer}`) : ''}</Fact>
        <Fact name={t('account.server')}>{server}</Fact>
        <Fact name={t('diagnostics.dataFolder')}>
          <span className={css.path}>{data?.dataFolder ?? ''}</span>
        </Fact>
        <Fact name={t('diagnostics.log')}>
          <Button
            size="small"
            icon={<FolderOpen aria-hidden />}
            onPress={() => openLog.mutate()}
            data-testid="open-log"
          >
            {t('diagnostics.openLog')}
          </Button>
        </Fact>
      </Facts>
      {error ? <ProblemNotice problem={error.problem} /> : null}
      {openLog.error ? <ProblemNotice problem={openLog.error.problem} /> : null}
      <ServerCheck />
    </div>
  );
}
