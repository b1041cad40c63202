import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lastPushJobQuery } from '../../api/get-last-push-job';
import { retryPushJob } from '../../api/retry-push-jobs';
import type { MatchedRow, PushChoices, PushJob } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface Choice {
  readonly labelKey: 'reactivate' | 'createNew' | 'createAnyway';
  readonly choices: PushChoices;
}

/** What a rep may decide about a push that was blocked with this code. Nothing: the remedy lies in Dynamics. */
export function toChoices(job: Pick<PushJob, 'last_error' | 'override'>): readonly Choice[] {
  const code = job.last_error?.code;
  switch (code) {
    case 'lead-closed':
      return [
        { labelKey: 'reactivate', choices: { override: job.override, on_closed: 'reactivate' } },
        { labelKey: 'createNew', choices: { override: job.override, on_closed: 'release-key-and-create' } },
      ];
    case 'existing-customer':
    case 'open-opportunity':
      // Who creates in spite of the one means the other as well: both are shown together.
      return [{ labelKey: 'createAnyway', choices: { override: ['existing-customer', 'open-opportunity'] } }];
    case 'lead-deleted-in-crm':
    case 'duplicate-rule':
      return [{ labelKey: 'createAnyway', choices: { override: [...job.override, code] } }];
    default:
      return [];
  }
}

/** The rows that stood in the way of the last push, and the ways on. */
export function BlockedChoices({ leadId }: { readonly leadId: string }) {
  const job = useQuery(lastPushJobQuery(leadId)).data;
  return job?.status === 'blocked' ? <Blocked job={job} /> : null;
}

function Blocked({ job }: { readonly job: PushJob }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: (choices: PushChoices) => retryPushJob(job.job_id, choices),
    onSuccess: () => client.invalidateQueries({ queryKey: ['d365', 'jobs', job.lead_id] }),
  });
  const choices = toChoices(job);
  return (
    <>
      {job.matches.length === 0 ? null : (
        <section className={styles.root} aria-label={t('d365.matches')}>
          <h3 className={styles.title}>{t('d365.matches')}</h3>
          <ul className={styles.list}>
            {job.matches.map((row) => (
              <li key={row.id}>
                <Match row={row} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {choices.length === 0 ? null : (
        <section className={styles.root} aria-label={t('d365.choices')}>
          <h3 className={styles.title}>{t('d365.choices')}</h3>
          <div className={styles.actions}>
            {choices.map((choice) => (
              <Button
                key={choice.labelKey}
                disabledFocusable={retry.isPending}
                onClick={() => {
                  retry.mutate(choice.choices);
                }}
              >
                {t(`d365.${choice.labelKey}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
      {retry.isError ? <ProblemBar title={t('d365.retryError')} error={retry.error} /> : null}
    </>
  );
}

function Match({ row }: { readonly row: MatchedRow }) {
  const { t } = useTranslation();
  const name = row.name ?? t('d365.matchUnnamed');
  return (
    <>
      {t(`d365.matchTable.${row.table}`)}:{' '}
      {row.url === null ? (
        name
      ) : (
        <Link href={row.url} target="_blank" rel="noreferrer" inline>
          {name}
        </Link>
      )}
      {row.open ? null : ` (${t('d365.matchClosed')})`}
    </>
  );
}
