import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Quoting } from '../../../entries/measure-responses/about';
import { measures } from '../../../entries/measure-responses/known';
import { KIND, readSaid } from '../../../entries/measure-responses/response';
import { saysSelfHarm } from '../../../entries/measure-responses/scoring';
import { t } from '../../../i18n';
import { dayInWords } from '../../../i18n/dates';
import { Button, Callout, ErrorCallout } from '../../../ui';
import { useAct } from '../../../ui/use-act';
import type { ClientCase, SharedItem } from '../api';
import { notAlerts } from '../caseload';
import { useUnattended } from '../following';
import { HarmNotHere } from '../harm-not-here';
import { unsure } from '../heartbeat';
import { open, opened } from '../opened';
import { explain } from '../shared-row';
import { acknowledge } from './api';
import { fetchProposals } from './proposals';

type Props = { readonly one: ClientCase; readonly changed: () => void };

/**
 * Each answer about self-harm that was not looked at: first that there is one, and once it was opened, what it says.
 * Every one is acknowledged alike, so that the server never learns which was above zero.
 */
export function SelfHarm({ one, changed }: Props): JSX.Element | null {
  const { data, error, again, follow } = useUnattended((unattended) => fetchProposals(one.care_link, unattended), one.care_link);
  const shared = one.shared.filter(({ kind }) => kind === KIND).map(({ grant, about }) => `${grant} ${about}`).join(' ');
  const first = useRef(shared);
  useEffect(() => {
    if (first.current !== shared) follow();
    first.current = shared;
  }, [shared]); // eslint-disable-line react-hooks/exhaustive-deps -- what it calls is made anew at each drawing
  if (unsure.value) return null;
  if (!data) return error ? <HarmNotHere again={again} /> : <div class="harm-room" />;
  const answered = (): void => {
    again();
    changed();
  };
  return (
    <div class="harms">
      {one.shared.flatMap((item) =>
        data.to_acknowledge.includes(item.grant) ? [<Waiting key={item.grant} one={one} item={item} procedure={data.procedure} changed={answered} />] : [],
      )}
    </div>
  );
}

function Waiting({ one, item, procedure, changed }: Props & { readonly item: SharedItem; readonly procedure: string }): JSX.Element {
  const act = useAct();
  const here = opened.value.get(item.grant);
  const said = here && readSaid(here.content.words['response'] ?? '');
  const measure = said && measures.value.get(said.measure);
  const above = measure ? saysSelfHarm(measure, said.answers) : null;
  const number = measure?.self_harm_item ?? 0;
  const asked = measure?.items[number - 1];
  const answer = asked?.options.find(({ value }) => value === said?.answers[String(number)])?.text;
  const look = (): void =>
    act.run(async () => {
      await open(one, item, false);
      changed();
    }, explain);
  const seen = (): void =>
    act.run(async () => {
      await acknowledge(item.grant);
      changed();
    }, explain);
  return (
    <Callout tone={above ? 'danger' : 'clay'} title={t(above ? 'measuring.harm_above_title' : 'measuring.harm_title')}>
      <div class="stack stack--tight">
        {!here && <p>{t('measuring.harm_unopened', { day: dayInWords(item.shared_on) })}</p>}
        {here && asked && (
          <p>{answer ? <span lang="en">{t('measuring.harm_answer', { question: asked.text, answer })}</span> : <Quoting text={t('measuring.harm_skipped', { question: asked.text })} />}</p>
        )}
        {above && procedure && <p>{t('measuring.harm_procedure', { procedure })}</p>}
        <p class="small">{notAlerts()}</p>
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div>
          {here ? (
            <Button variant="soft" small busy={act.busy} onClick={seen}>
              {t('measuring.harm_seen')}
            </Button>
          ) : (
            <Button variant="soft" small busy={act.busy} onClick={look}>
              {t('measuring.harm_open')}
            </Button>
          )}
        </div>
      </div>
    </Callout>
  );
}
