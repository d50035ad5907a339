import type { JSX } from 'preact';

import { Button, Callout, ErrorCallout } from '../../ui';
import { RecoveryCard } from '../../ui/recovery-card';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { t } from '../../i18n';
import { getIntroductions, type Introduction } from './api';
import { type OpenCase } from './caseload';
import { checkCodeOf, openUnchecked } from './checking';
import { fetchOwnLimits } from './own-limits';
import { keepChecked } from './roster';

/** In place of what a client shares, while the clinician's keys are newer than what it is sealed to, or unchecked. */
export function NotYetSealed({ one, changed }: { one: Introduction; changed: () => void }): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ code: await checkCodeOf(one), alias: await openUnchecked(one) }), `${one.care_link}/${one.keys}`);
  if (!data) return <Waiting error={error} again={again} />;
  if (one.keys === 'lost' || !data.alias) {
    return (
      <>
        <Callout tone="clay" title={t('clinic.sealed_lost_title')}>
          {t('clinic.sealed_lost')}
        </Callout>
        <Code code={data.code} />
      </>
    );
  }
  return <Compare one={one} alias={data.alias} code={data.code} changed={changed} />;
}

type CompareProps = { one: Introduction; alias: { name: string; pronouns: string }; code: string; changed: () => void };

function Compare({ one, alias, code, changed }: CompareProps): JSX.Element {
  const act = useAct();
  const same = (): void =>
    act.run(async () => {
      await keepChecked(one.care_link, { ...alias, client_keys: one.client_public_keys });
      changed();
    });
  return (
    <>
      <Callout title={t('clinic.sealed_anew_title', { name: alias.name })}>{t('clinic.sealed_anew')}</Callout>
      <Code code={code} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button variant="soft" busy={act.busy} onClick={same}>
          {t('clinic.sealed_same')}
        </Button>
      </div>
    </>
  );
}

function Code({ code }: { code: string }): JSX.Element {
  return <RecoveryCard card={code} label={t('clinic.sealed_code')} />;
}

/** The codes of all clients who have not sealed to the new keys yet: one of them is read out, and found here. */
export function WaitingClients({ cases }: { cases: readonly OpenCase[] }): JSX.Element | null {
  const unnamed = cases.filter(({ alias }) => !alias).map(({ care_link }) => care_link);
  const { data, error, again } = useFetched(async () => {
    const [codes, { unsigned }] = await Promise.all([codesOf(unnamed), fetchOwnLimits()]);
    return { codes, unsigned };
  }, unnamed.join());
  if (!data && error) {
    return (
      <section class="card stack">
        <Waiting error={error} again={again} />
      </section>
    );
  }
  if (!data || data.codes.length === 0) return null;
  return (
    <section class="card stack stack--tight">
      <h2 class="clinic-label">{t('clinic.waiting_title')}</h2>
      <p>{t('clinic.waiting')}</p>
      <ul class="stack stack--tight">
        {data.codes.map(({ careLink, code }) => (
          <li key={careLink}>
            <a href={`/clinic/clients/${careLink}`}>{code}</a>
          </li>
        ))}
      </ul>
      {data.unsigned && (
        <p>
          {t('clinic.limits_unsigned')} <a href="/clinic/limits">{t('clinic.limits_row')}</a>
        </p>
      )}
    </section>
  );
}

const AT_ONCE = 40;

async function codesOf(careLinks: readonly string[]): Promise<readonly { careLink: string; code: string }[]> {
  const found: { careLink: string; code: string }[] = [];
  for (let from = 0; from < careLinks.length; from += AT_ONCE) {
    for (const one of await getIntroductions(careLinks.slice(from, from + AT_ONCE))) {
      if (one.keys !== 'first') found.push({ careLink: one.care_link, code: await checkCodeOf(one) });
    }
  }
  return found;
}
