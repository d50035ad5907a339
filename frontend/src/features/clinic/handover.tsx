import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { getProposed, type Proposed, putHandover, withdrawHandover } from '../../api/handovers';
import { type Checked, requireInvitation } from '../../entries/shared/require-invitation';
import { untimedId } from '../../store/uuid7';
import { Button, ErrorCallout, Field, showToast, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { VaultError } from '../../vault/errors';
import { sealHandover } from '../../vault/handovers';
import { requireVault } from '../../vault/open-vault';
import type { ClientCase } from './api';
import { NotHere } from './not-here';
import { requireClientKeys } from './opening';

type Props = { readonly one: ClientCase; readonly name: string };

/** Proposing a colleague to a client, folded away: it is for once in a long time. */
export function HandingOver({ one, name }: Props): JSX.Element {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <details open={unfolded} onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
      <summary class="clinic-label">{t('clinic.handover')}</summary>
      {unfolded && <Unfolded one={one} name={name} />}
    </details>
  );
}

function Unfolded({ one, name }: Props): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ proposed: await getProposed(one.care_link) }), one.care_link);
  const act = useAct();
  if (!data) return error ? <NotHere again={again} /> : <Skeleton rows={1} label={t('shell.loading')} />;
  const { proposed } = data;
  const back = ({ id }: Proposed): void =>
    act.run(async () => {
      await withdrawHandover(one.care_link, id);
      again();
    });
  return (
    <div class="stack stack--tight">
      {proposed ? <p class="small">{saidOf(proposed)}</p> : <p class="small">{t('clinic.handover_lead', { name })}</p>}
      {proposed && !proposed.declined && !proposed.closed ? (
        <div>
          <Button variant="soft" small busy={act.busy} onClick={() => back(proposed)}>
            {t('clinic.handover_back')}
          </Button>
        </div>
      ) : (
        <Propose one={one} sent={again} />
      )}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
    </div>
  );
}

function saidOf({ to, proposed_on, declined, closed }: Proposed): string {
  if (closed) return t('clinic.handover_closed', { to, day: dayInWords(proposed_on) });
  return declined ? t('clinic.handover_declined', { to }) : t('clinic.handover_waits', { to, day: dayInWords(proposed_on) });
}

/** A code first looked up and checked, as a client's device would; then it goes, sealed for this one client. */
function Propose({ one, sent }: { one: ClientCase; sent: () => void }): JSX.Element {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Checked | null>(null);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      if (!found) return setFound(await requireInvitation(typed));
      await propose(one, found);
      showToast({ text: t('clinic.handover_sent') });
      sent();
    }, explain);
  };
  return (
    <form class="stack stack--tight" onSubmit={submit} novalidate>
      <Field
        label={t('clinic.handover_code')}
        value={typed}
        onInput={(value) => {
          setTyped(value);
          setFound(null);
          act.clear();
        }}
        autocapitalize="characters"
        spellcheck={false}
      />
      {found && <p class="small">{t('clinic.handover_to', { name: found.found.clinician.display_name })}</p>}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button type="submit" variant="soft" small busy={act.busy}>
          {t(found ? 'clinic.handover_send' : 'clinic.handover_look')}
        </Button>
      </div>
    </form>
  );
}

async function propose({ care_link, introduction }: ClientCase, { code, found }: Checked): Promise<void> {
  await requireClientKeys(introduction);
  const id = untimedId();
  const header = { handover: id, clinician: requireVault().owner, client: introduction.client, careLink: care_link, invitation: found.id };
  await putHandover(care_link, { id, invitation: found.id, ...(await sealHandover(code.code, header, introduction.client_public_keys.x25519)) });
}

function explain(error: unknown): string | null {
  if (error instanceof VaultError) return t(error.code === 'bad_code' ? 'clinic.handover_bad' : 'clinic.handover_mismatch');
  return error instanceof ApiError && error.status === 404 ? t('clinic.handover_unknown') : null;
}
