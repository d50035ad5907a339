import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, List, ListRow, Page, showToast } from '../../ui';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';
import type { ShownClinician } from '../../vault/invitation';
import { getClinicianAccount, type Lacks } from '../../api/clinic-account';
import { deleteInvitation, getInvitations, type Invitation } from './api';
import { FreshCode } from './fresh-code';
import { invite } from './invite';
import { KeysFirst } from './keys-first';
import { openInvitationMemo } from './opening';

type Fetched = { readonly open: readonly Open[]; readonly shown: ShownClinician; readonly lacks: readonly Lacks[] };
type Open = { readonly invitation: Invitation; readonly forWhom: string };

async function fetchPage(): Promise<Fetched> {
  const [invitations, { display_name, practice, response_window, lacks }] = await Promise.all([getInvitations(), getClinicianAccount()]);
  const open = await Promise.all(
    invitations.filter(({ state }) => state === 'open').map(async (invitation) => {
      const memo = await openInvitationMemo(invitation).catch(() => null);
      return { invitation, forWhom: memo?.for_whom || t('clinic.for_nobody') };
    }),
  );
  return { open, shown: { display_name, practice, response_window }, lacks };
}

/** Inviting somebody: a code made in this browser and shown once. Below it the invitations that are open. */
export function InvitationsPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchPage);
  const [forWhom, setForWhom] = useState('');
  const [fresh, setFresh] = useState<{ code: string; forWhom: string } | null>(null);
  const [digits, setDigits] = useState<string | null>(null); // null until the server asks for them
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    const shown = data?.shown;
    if (!shown) return;
    act.run(async () => {
      setFresh({ code: await invite(forWhom.trim(), shown, digits ?? ''), forWhom: forWhom.trim() });
      setForWhom('');
      setDigits(null);
      again();
    }, asks);
  };
  const asks = (error: unknown): string | null => {
    if (error instanceof ApiError && error.code === 'second_factor_again') setDigits('');
    // the words of that code are for whoever accepts one
    return error instanceof ApiError && error.code === 'caseload_full' ? t('clinic.no_place') : null;
  };
  return (
    <Page title={t('clinic.invitations')} lead={t('clinic.invite_lead')} back={{ href: '/clinic', label: t('clinic.caseload') }}>
      {fresh ? (
        <FreshCode {...fresh} done={() => setFresh(null)} />
      ) : !data ? (
        <Waiting error={error} again={again} />
      ) : data.lacks.length > 0 ? (
        <KeysFirst lacks={data.lacks} />
      ) : (
        <form class="card stack" onSubmit={submit} novalidate>
          <Field label={t('clinic.for_whom')} hint={t('clinic.for_whom_hint')} value={forWhom} onInput={setForWhom} most={80} />
          {digits !== null && <Field label={t('clinic.factor_code')} value={digits} onInput={setDigits} autocomplete="one-time-code" inputMode="numeric" />}
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <p class="quiet">{t('clinic.client_reads', { name: data.shown.display_name, practice: data.shown.practice, window: data.shown.response_window })}</p>
          <div>
            <Button type="submit" busy={act.busy}>
              {t('clinic.make_code')}
            </Button>
          </div>
        </form>
      )}
      <List>
        <ListRow href="/clinic/limits" title={t('clinic.limits_row')} subtitle={t('clinic.limits_row_note')} />
      </List>
      {data && (
        <section class="stack stack--tight">
          <h2 class="clinic-label">{t('clinic.open_invitations')}</h2>
          {data.open.length === 0 ? (
            <p class="quiet">{t('clinic.none_open')}</p>
          ) : (
            <ul class="list">
              {data.open.map((one) => (
                <OpenInvitation key={one.invitation.id} {...one} changed={again} />
              ))}
            </ul>
          )}
        </section>
      )}
    </Page>
  );
}

function OpenInvitation({ invitation, forWhom, changed }: Open & { changed: () => void }): JSX.Element {
  const act = useAct();
  const withdraw = (): void =>
    act.run(async () => {
      await deleteInvitation(invitation.id);
      changed();
      showToast({ text: t('clinic.withdrawn') });
    });
  return (
    <li class="list-row">
      <span class="list-row-words">
        <span class="list-row-title">{forWhom}</span>
        <span class="list-row-subtitle">{t('clinic.open_until', { day: dayInWords(invitation.expires_at) })}</span>
        {act.error && (
          <span class="list-row-subtitle" role="alert">
            {act.error}
          </span>
        )}
      </span>
      <Button variant="soft" small busy={act.busy} onClick={withdraw} aria-label={t('clinic.withdraw_this', { who: forWhom })}>
        {t('clinic.withdraw')}
      </Button>
    </li>
  );
}
