import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import Check from 'lucide/dist/esm/icons/check.mjs';

import { type Consent, type ConsentAnswer, getConsents, answerConsent } from '../../api/consents';
import { type Agreement, getAgreements } from '../../api/measures';
import { type CareLink, getGrants, type Grant } from '../../api/sharing';
import { titleOf as measureTitle } from '../../entries/measure-responses/known';
import { getScopes, type Scope } from '../../api/scopes';
import { aspectOf } from '../../entries/aspects';
import { fetchLinks } from '../../entries/shared/links';
import { asksForConsent } from '../../session/asked-again';
import { type Go, useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { Choice, EmptyState, Page, showToast } from '../../ui';
import { TwoWays } from '../../ui/two-ways';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { isKind } from '../../store/kinds';
import { titleOf } from './titles';

type Answer = ConsentAnswer['answer'];
type Asked = {
  readonly consents: readonly Consent[];
  readonly measures: readonly Agreement[];
  readonly links: readonly CareLink[];
  readonly grants: readonly Grant[];
  readonly scopes: readonly Scope[];
};

async function fetchAsked(): Promise<Asked> {
  const [consents, links, grants, scopes] = await Promise.all([getConsents(), fetchLinks(), getGrants(), getScopes()]);
  const measures = consents.some(({ subject }) => subject === 'measure') ? await getAgreements() : [];
  return { consents: consents.filter(({ due, paused }) => due || paused), measures, links, grants, scopes };
}

/** What was agreed to a while ago, asked about again: each by itself, with three answers of equal weight or none. */
export function AskedPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchAsked);
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const { route } = useLocation();
  const act = useAct();
  const leave = (to: Go): void => {
    asksForConsent.value = false;
    to('/you/sharing');
  };
  const save = (): void =>
    act.run(async (go) => {
      const given = (data?.consents ?? []).flatMap((one) => {
        const answer = answers[keyOf(one)];
        return answer ? [{ one, answer }] : [];
      });
      try {
        for (const { one, answer } of given) await answerConsent({ subject: one.subject, id: one.id, answer });
      } finally {
        again(); // what was taken before a connection was lost is not asked again
      }
      leave(go);
      if (given.length > 0) showToast({ text: t('sharing.asked_saved') });
    });
  const back = { href: '/you/sharing', label: t('sharing.title') };
  if (!data) {
    return (
      <Page title={t('sharing.asked_title')} back={back}>
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  if (data.consents.length === 0) {
    return (
      <Page title={t('sharing.asked_title')} back={back}>
        <EmptyState icon={Check} title={t('sharing.asked_none_title')}>
          {t('sharing.asked_none')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('sharing.asked_title')}
      lead={t('sharing.asked_lead')}
      back={back}
      foot={<TwoWays act={act} no={t('sharing.asked_not_now')} yes={t('sharing.asked_save')} onNo={() => leave(route)} onYes={save} />}
    >
      {data.consents.map((one) => (
        <Item key={keyOf(one)} consent={one} data={data} answer={answers[keyOf(one)]} onAnswer={(answer) => setAnswers({ ...answers, [keyOf(one)]: answer })} />
      ))}
    </Page>
  );
}

type ItemProps = { readonly consent: Consent; readonly data: Asked; readonly answer: Answer | undefined; readonly onAnswer: (answer: Answer) => void };

function Item({ consent, data, answer, onAnswer }: ItemProps): JSX.Element {
  const { agreed_at, pauses_at, paused } = consent;
  const since = dayInWords(agreed_at);
  return (
    <section class="card">
      <Choice
        legend={nameOf(consent, data)}
        hint={paused ? t('sharing.asked_paused', { since }) : t('sharing.asked_since', { since, until: dayInWords(pauses_at) })}
        options={[
          { value: 'keep', label: t('sharing.asked_keep') },
          { value: 'stop', label: t('sharing.asked_stop') },
          { value: 'later', label: t('sharing.asked_later') },
        ]}
        value={answer ?? null}
        onChange={onAnswer}
      />
    </section>
  );
}

function headingOf(kind: string): string {
  return isKind(kind) ? (aspectOf(kind, 'listing')?.heading() ?? '') : t('sharing.kind_other');
}

function keyOf({ subject, id }: Consent): string {
  return `${subject}/${id ?? ''}`;
}

/** What a consent is about, in words of this device: the server has no name for any of it. */
function nameOf({ subject, id }: Consent, { links, grants, measures, scopes }: Asked): string {
  if (subject === 'lock_screen') return t('sharing.asked_lock_screen');
  const measure = measures.find((one) => one.id === id);
  if (measure) return t('sharing.asked_measure', { what: measureTitle(measure.measure), name: links.find((one) => one.id === measure.care_link)?.clinician.display_name ?? '' });
  const scope = scopes.find((one) => one.id === id);
  if (scope) {
    const to = links.find((one) => one.id === scope.care_link)?.clinician.display_name ?? '';
    return t('sharing.asked_scope', { what: headingOf(scope.kind), name: to });
  }
  const grant = grants.find((one) => one.id === id);
  const link = links.find((one) => one.id === (grant?.care_link ?? id));
  const name = link?.clinician.display_name ?? '';
  return grant ? t('sharing.asked_grant', { what: titleOf(grant), name }) : t('sharing.asked_link', { name });
}
