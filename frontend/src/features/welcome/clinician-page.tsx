import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { ApiError } from '../../api/errors';
import { findKeyLink } from '../../api/key-links';
import { Button, Callout, ErrorCallout, Page, Skeleton } from '../../ui';
import { takeFragment } from '../../ui/fragment';
import { useAct } from '../../ui/use-act';
import { t } from '../../i18n';
import { answers, type Brought } from './answers';

/** What a clinician's link is for, before anything is asked: how clients will read them, or what new keys mean. */
export function ClinicianPage(): JSX.Element {
  const [token] = useState(() => takeFragment() || (answers.link.peek()?.token ?? ''));
  const [data, setData] = useState<{ open: Brought | null } | null>(null);
  const act = useAct();
  const ask = (): void => act.run(async () => setData(await look(token)));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- only where it opened
  useEffect(ask, []);
  return (
    <Page title={t(data?.open?.username ? 'welcome.new_keys_title' : data?.open?.role === 'administrator' ? 'welcome.administrator_title' : 'welcome.clinician_title')} titleOnPage>
      {!data ? (
        <NotYet error={act.error} again={ask} />
      ) : data.open === null ? (
        <Callout>{t('welcome.link_over')}</Callout>
      ) : data.open.username ? (
        <NewKeys link={data.open} />
      ) : (
        <NewAccount link={data.open} />
      )}
    </Page>
  );
}

async function look(token: string): Promise<{ open: Brought | null }> {
  if (!token) return { open: null };
  try {
    const { username, role, display_name, practice, response_window } = await findKeyLink(token);
    return { open: { token, username: username ?? null, role, display_name, practice, response_window } };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'link_over') return { open: null };
    throw error;
  }
}

function useGoOn(link: Brought): () => void {
  const { route } = useLocation();
  return () => {
    answers.link.value = link;
    answers.username.value = link.username ?? '';
    route('/welcome/device');
  };
}

function NewAccount({ link }: { link: Brought }): JSX.Element {
  const goOn = useGoOn(link);
  return (
    <>
      <p>{t('welcome.clinician_lead', { practice: link.practice })}</p>
      <p class="quiet">{t('welcome.clinician_steps')}</p>
      <div>
        <Button onClick={goOn}>{t('welcome.go_on')}</Button>
      </div>
    </>
  );
}

function NewKeys({ link }: { link: Brought }): JSX.Element {
  const goOn = useGoOn(link);
  return (
    <>
      <p>{t('welcome.new_keys_lead', { name: link.username ?? '' })}</p>
      <Callout title={t('welcome.new_keys_lost_title')}>{t('welcome.new_keys_lost')}</Callout>
      <p class="quiet">{t('welcome.new_keys_after')}</p>
      <div>
        <Button onClick={goOn}>{t('welcome.new_keys_make')}</Button>
      </div>
    </>
  );
}

function NotYet({ error, again }: { error: string; again: () => void }): JSX.Element {
  if (!error) return <Skeleton rows={2} label={t('shell.loading')} />;
  return (
    <>
      <ErrorCallout>{error}</ErrorCallout>
      <div>
        <Button variant="soft" onClick={again}>
          {t('shell.try_again')}
        </Button>
      </div>
    </>
  );
}
