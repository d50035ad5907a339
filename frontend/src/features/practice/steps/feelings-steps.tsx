import type { JSX } from 'preact';

import { Callout, LinkButton, Reply } from '../../../ui';
import { Slot } from '../../../ui/slots';
import { t } from '../../../i18n';
import { One, Rated, Some, type StepProps, Text } from '../bound-fields';
import { MySteadies } from '../../../entries/safety-plans/my-steadies';
import { asksFor } from '../../../entries/repairs/walk';
import { Pause } from '../pause-timer';
import { FarAway } from './far-away';
import { SteadyingDay } from '../steadying-day';

/** How stirred up somebody is, and where they feel it. */
export function Stirred({ repair }: StepProps): JSX.Element {
  return (
    <>
      <Rated repair={repair} name="stirred_before" legend={t('practice.stirred_title')} legendHidden max={10} family="practice.stirred" />
      <Text repair={repair} name="body" />
      <SteadyingDay repair={repair} value={repair.answers['stirred_before']} />
    </>
  );
}

/** What helps, a pause of the length one likes, and how it is afterwards. */
export function Steady({ repair }: StepProps): JSX.Element {
  const helps = (repair.answers['what_helps'] ?? []) as readonly string[];
  return (
    <>
      <Some repair={repair} name="what_helps" legend={t('practice.steady_title')} legendHidden />
      {(helps.includes('own') || repair.words['what_helps_own']) && <Text repair={repair} name="what_helps_own" rows={2} />}
      <MySteadies />
      <Pause id={repair.id} />
      <Rated repair={repair} name="stirred_after" legend={t('practice.stirred_after')} max={10} family="practice.stirred" />
      <SteadyingDay repair={repair} value={repair.answers['stirred_after']} />
    </>
  );
}

// One of these says that somebody is far from themselves just now.
const FAR: readonly string[] = ['numb', 'unreal', 'far_away'];

export function Feelings({ repair }: StepProps): JSX.Element {
  const far = repair.answers.feelings?.findLast((one) => FAR.includes(one)) ?? null;
  return (
    <>
      <Some repair={repair} name="feelings" legend={t('practice.feelings_title')} legendHidden />
      <FarAway repair={repair} said={far} />
    </>
  );
}

export function Needs({ repair }: StepProps): JSX.Element {
  return <Some repair={repair} name="needs" legend={t('practice.needs_title')} legendHidden />;
}

/** Whether it is mostly from now, and what is old in it may want; what the protector said and, deep, one's own part. */
export function Echo({ repair }: StepProps): JSX.Element {
  const { now_or_echo } = repair.answers;
  const old = now_or_echo === 'old_echo' || now_or_echo === 'both';
  return (
    <>
      <One repair={repair} name="now_or_echo" legend={t('practice.echo_title')} legendHidden cards />
      <Reply to={old ? now_or_echo : null}>
        {old && (
          <div class="offer">
            <p>{t('practice.echo_wants')}</p>
            <div>
              <LinkButton variant="outline" small href="/practice/letters/new?to=me_then">
                {t('practice.echo_letter')}
              </LinkButton>
            </div>
          </div>
        )}
      </Reply>
      {old && <Slot name="bringToSession" given={{ kind: 'repairs', id: repair.id }} />}
      {repair.columns.depth !== 'light' && <Callout>{t('practice.stirs')}</Callout>}
      <Text repair={repair} name="protector_said" />
      {asksFor(repair, 'my_part') && <Text repair={repair} name="my_part" hint={t('practice.my_part_hint')} />}
    </>
  );
}
