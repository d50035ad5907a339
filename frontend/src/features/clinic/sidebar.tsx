import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import KeyRound from 'lucide/dist/esm/icons/key-round.mjs';
import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';

import { Button, EmptyState, Icon, Skeleton } from '../../ui';
import { LinkButton } from '../../ui/button';
import { t } from '../../i18n';
import { caseload, caseloadError, loadCaseload, type OpenCase, responseWindow } from './caseload';
import { sharedWords, whenWords } from './titles';

/** The caseload beside every page of the clinic, and on a phone the first page of it. */
export function Sidebar({ first = false }: { first?: boolean }): JSX.Element {
  useEffect(() => void loadCaseload(), []);
  return (
    <div class={first ? 'clinic-side clinic-side--first' : 'clinic-side'}>
      <nav class="clinic-cases" aria-labelledby="caseload-title">
        <h2 id="caseload-title" class="visually-hidden">
          {t('clinic.caseload')}
        </h2>
        <Cases />
      </nav>
      <nav class="clinic-acts" aria-label={t('clinic.more')}>
        <a href="/clinic/invitations">
          <Icon node={KeyRound} size={20} />
          {t('clinic.invitations')}
        </a>
        <a href="/you/account">
          <Icon node={User} size={20} />
          {t('clinic.account')}
        </a>
        <button type="button" onClick={() => void import('../../session/sign-out').then(({ signOut }) => signOut())}>
          <Icon node={LogOut} size={20} />
          {t('clinic.sign_out')}
        </button>
      </nav>
      <p class="clinic-reminder">{t('clinic.not_alerts', { window: responseWindow.value })}</p>
    </div>
  );
}

function Cases(): JSX.Element {
  const { path } = useLocation();
  const cases = caseload.value;
  const error = caseloadError.value;
  if (!cases && !error) return <Skeleton label={t('shell.loading')} />;
  return (
    <>
      {error && (
        <div class="stack stack--tight" role="alert">
          <p class="small">{error}</p>
          <Button variant="soft" small onClick={() => void loadCaseload()}>
            {t('shell.try_again')}
          </Button>
        </div>
      )}
      {cases?.length === 0 && (
        <EmptyState
          title={t('clinic.nobody_title')}
          action={
            <LinkButton variant="soft" href="/clinic/invitations">
              {t('clinic.invite')}
            </LinkButton>
          }
        >
          {t('clinic.nobody')}
        </EmptyState>
      )}
      <ul>
        {(cases ?? []).map((one) => (
          <li key={one.care_link}>
            <CaseRow one={one} here={path === `/clinic/clients/${one.care_link}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CaseRow({ one, here }: { one: OpenCase; here: boolean }): JSX.Element {
  const next = one.next_session_at ? whenWords(one.next_session_at) : t('clinic.no_session');
  return (
    <a class="case" href={`/clinic/clients/${one.care_link}`} aria-current={here ? 'page' : undefined}>
      <b>{one.alias?.name || t('clinic.unnamed')}</b>
      <span>
        {next} · {sharedWords(one.shared)}
      </span>
    </a>
  );
}
