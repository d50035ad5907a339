import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../../i18n';
import { Button, Callout, ErrorCallout, Page, showToast, TextArea } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { draftOf, Moved, useWriting } from '../../ui/use-writing';
import { Waiting } from '../../ui/waiting';
import { requireVault } from '../../vault/open-vault';
import { limitsStatement, signStatement } from '../../vault/statements';
import { putLimits } from './api';
import { fetchOwnLimits } from './own-limits';

const MOST = 600;
const STARTERS = [
  ['clinic.limits_about_danger', 'clinic.limits_starter_danger'],
  ['clinic.limits_about_children', 'clinic.limits_starter_children'],
  ['clinic.limits_about_records', 'clinic.limits_starter_records'],
  ['clinic.limits_about_supervision', 'clinic.limits_starter_supervision'],
] as const;

const draft = draftOf<{ readonly text: string }>();

/** What the clinician may have to pass on, in their own words: clients read it before they link and share. */
export function LimitsPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchOwnLimits);
  const back = { href: '/clinic/invitations', label: t('clinic.invitations') };
  return (
    <Page title={t('clinic.limits_title')} lead={t('clinic.limits_lead')} back={back}>
      {data ? <Writing kept={data.text} unsigned={data.unsigned} /> : <Waiting error={error} again={again} />}
    </Page>
  );
}

function Writing({ kept, unsigned }: { kept: string; unsigned: boolean }): JSX.Element {
  const [signs, setSigns] = useState(unsigned);
  const { form, upon, moved, change, keep: keepUpon } = useWriting(draft, { text: kept });
  const { text } = form;
  const act = useAct();
  const write = (next: string): void => {
    change({ text: next });
    act.clear();
  };
  const keep = (): void =>
    act.run(async () => {
      const said = text.normalize('NFC').trim();
      const { owner, identity } = requireVault();
      const signature = await signStatement(await limitsStatement(owner, said), identity);
      const done = await keepUpon(async (_, before) => {
        const { limits } = await putLimits({ text: said, signature, before: before.text });
        return { text: limits?.text ?? '' };
      }, async () => ({ text: (await fetchOwnLimits()).text }));
      if (!done) return;
      setSigns(false);
      showToast({ text: t(said ? 'clinic.limits_kept' : 'clinic.limits_none') });
    });
  return (
    <>
      {signs && <Callout title={t('clinic.limits_unsigned_title')}>{t('clinic.limits_unsigned')}</Callout>}
      <section class="card stack">
        <TextArea label={t('clinic.limits_label')} hint={t('clinic.limits_hint')} value={text} onInput={write} rows={5} most={MOST} />
        <div class="stack stack--tight">
          <p class="quiet small">{t('clinic.limits_starters')}</p>
          <div class="row">
            {STARTERS.map(([about, starter]) => (
              <Button key={about} variant="outline" small onClick={() => write([text.trim(), t(starter)].filter(Boolean).join(' '))}>
                {t(about)}
              </Button>
            ))}
          </div>
        </div>
        <Moved lines={moved.map(() => [t('clinic.limits_label'), upon.text])} />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div>
          <Button variant="main" busy={act.busy} onClick={keep}>
            {t('clinic.limits_keep')}
          </Button>
        </div>
      </section>
      <Callout title={t('clinic.limits_always_title')}>{t('clinic.limits_always')}</Callout>
    </>
  );
}
