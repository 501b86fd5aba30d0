// Asks the server whether it does what the app expects, and tells it in plain words. The report itself stays in Rust.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Copy, Save } from 'lucide-react';

import { client, diagnosisQuery } from '@/api';
import { Button } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { Findings } from './Findings';

import css from './Settings.module.css';

export function ServerCheck() {
  const { t } = useTranslation('settings');
  const { data, error, isFetching, refetch } = useQuery(diagnosisQuery());
  const copy = useMutation({ mutationFn: () => client.copyReport() });
  const save = useMutation({ mutationFn: () => client.saveReport(t('check.saveTitle')) });
  const check = () => {
    copy.reset();
    save.reset();
    void refetch();
  };
  const trouble = copy.error ?? save.error;
  const said = isFetching ? t('check.running') : save.data ? t('check.saved') : copy.isSuccess ? t('check.copied') : '';
  return (
    <section className={css.check} aria-labelledby="check-title">
      <h3 id="check-title" className={css.heading}>
        {t('check.title')}
      </h3>
      <p className={css.soft}>{t('check.text')}</p>
      <div className={css.buttons}>
        <Button isPending={isFetching} onPress={check} data-testid="check-server">
          {t(data ? 'check.again' : 'check.start')}
        </Button>
        {data && !isFetching ? (
          <>
            <Button
              icon={<Copy aria-hidden />}
              onPress={() => {
                save.reset();
                copy.mutate();
              }}
              data-testid="copy-report"
            >
              {t('check.copy')}
            </Button>
            <Button icon={<Save aria-hidden />} onPress={() => save.mutate()} data-testid="save-report">
              {t('check.save')}
            </Button>
          </>
        ) : null}
        <span role="status" className={css.soft} data-testid="check-status">
          {said}
        </span>
      </div>
      {error && !isFetching ? <ProblemNotice problem={error.problem} lead={t('check.failed')} /> : null}
      {trouble ? <ProblemNotice problem={trouble.problem} /> : null}
      {data ? <Findings diagnosis={data} /> : null}
    </section>
  );
}
