import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import CalendarOff from 'lucide/dist/esm/icons/calendar-off.mjs';
import KeyRound from 'lucide/dist/esm/icons/key-round.mjs';
import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';

import { Button, Field, Icon, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { byDay, search, sessionOf } from './by-day';
import { caseload, caseloadError, loadCaseload, notAlerts, type OpenCase } from './caseload';
import { countsWords, reviewWords, suggestedWords, whenWords } from './titles';

const FEW = 8; // a list this short needs no search, and folds nothing

type Props = { readonly first: boolean; readonly here: string | null };

/** The caseload beside every page of the clinic, and on a phone the first page of it. */
export function Sidebar({ first, here }: Props): JSX.Element {
  useEffect(() => void loadCaseload(), []);
  return (
    <div class={first ? 'clinic-side clinic-side--first' : 'clinic-side'}>
      <nav class="clinic-cases" aria-labelledby="caseload-title">
        <h2 id="caseload-title" class="visually-hidden">
          {t('clinic.caseload')}
        </h2>
        <Cases here={here} />
      </nav>
      {caseload.value?.length !== 0 && <p class="clinic-reminder">{notAlerts()}</p>}
      <nav class="clinic-acts" aria-label={t('clinic.more')}>
        <a href="/clinic/invitations">
          <Icon node={KeyRound} size={20} />
          {t('clinic.invitations')}
        </a>
        <a href="/clinic/away">
          <Icon node={CalendarOff} size={20} />
          {t('clinic.away')}
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
    </div>
  );
}

function Cases({ here }: Pick<Props, 'here'>): JSX.Element {
  const [typed, setTyped] = useState('');
  const cases = caseload.value;
  const error = caseloadError.value;
  if (!cases && !error) return <Skeleton label={t('shell.loading')} />;
  const all = cases ?? [];
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
      {cases?.length === 0 && <p class="quiet small clinic-nobody">{t('clinic.nobody_here')}</p>}
      {all.length > FEW && <Field type="search" label={t('clinic.search')} value={typed} onInput={setTyped} />}
      {typed.trim() ? <Found cases={search(all, typed)} here={here} /> : <Days cases={all} here={here} />}
    </>
  );
}

type Shown = { readonly cases: readonly OpenCase[]; readonly here: string | null };

function Found({ cases, here }: Shown): JSX.Element {
  return (
    <>
      <p class="visually-hidden" role="status">
        {t('clinic.found', { count: cases.length })}
      </p>
      {cases.length === 0 ? <p class="quiet small">{t('clinic.found', { count: 0 })}</p> : <Rows cases={cases} here={here} />}
    </>
  );
}

function Days({ cases, here }: Shown): JSX.Element {
  const { today, week, later } = byDay(cases);
  const [unfolded, setUnfolded] = useState(false);
  const open = unfolded || cases.length <= FEW || later.some(({ care_link }) => care_link === here);
  return (
    <>
      <Group title={t('clinic.today')} cases={today} here={here} />
      <Group title={t('clinic.this_week')} cases={week} here={here} />
      {later.length > 0 && (
        <details class="case-group" open={open} onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
          <summary class="clinic-label">{t('clinic.later')}</summary>
          {open && <Rows cases={later} here={here} />}
        </details>
      )}
    </>
  );
}

function Group({ title, cases, here }: Shown & { readonly title: string }): JSX.Element | null {
  if (cases.length === 0) return null;
  return (
    <section class="case-group">
      <h3 class="clinic-label">{title}</h3>
      <Rows cases={cases} here={here} />
    </section>
  );
}

function Rows({ cases, here }: Shown): JSX.Element {
  return (
    <ul>
      {cases.map((one) => (
        <li key={one.care_link}>
          <CaseRow one={one} here={one.care_link === here} />
        </li>
      ))}
    </ul>
  );
}

function CaseRow({ one, here }: { one: OpenCase; here: boolean }): JSX.Element {
  const session = sessionOf(one);
  const suggested = suggestedWords(one);
  return (
    <a class="case" href={`/clinic/clients/${one.care_link}`} aria-current={here ? 'page' : undefined}>
      <b>{one.alias?.name || t('clinic.unnamed')}</b>
      <span>{session ? whenWords(session) : t('clinic.no_session')}</span>
      {one.review.length > 0 && <span class="case-more case-review">{reviewWords(one)}</span>}
      <span class="case-more">{countsWords(one)}</span>
      {suggested && <span class="case-more">{suggested}</span>}
    </a>
  );
}
