import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { Callout, Reply } from '../../../ui';
import { t } from '../../../i18n';
import { One, Rated, Some, type StepProps, Text } from '../bound-fields';
import { expectedAndCame } from '../../../entries/repairs/answer-words';
import { QuietOffer } from '../../../entries/people/safety/quiet-offer';
import { FarAway } from './far-away';
import { afterFright, subjectOf } from '../safety';
import { asksFor } from '../../../entries/repairs/walk';

/** Whether something was said. "Not yet" and "decided not to" are whole answers. */
export function Spoke({ repair }: StepProps): JSX.Element {
  return (
    <>
      <One repair={repair} name="spoke" legend={t('practice.spoke_title')} legendHidden cards />
      <Rated repair={repair} name="stayed_with_myself" legend={t('practice.stayed')} max={4} family="practice.stayed" />
      <FarAway repair={repair} said={repair.answers.stayed_with_myself === 0 ? 'lost' : null} />
    </>
  );
}

/** What came back. "Was scary" brings the safety page at once. */
export function Response({ repair }: StepProps): JSX.Element {
  const { route } = useLocation();
  const added = (value: string): void => {
    if (value !== 'was_scary') return;
    afterFright(repair);
    route(`/practice/${repair.id}/safety-first`);
  };
  return (
    <>
      <p class="quiet">{t('practice.stirs')}</p>
      <Some repair={repair} name="response" legend={t('practice.response_title')} legendHidden onAdd={added} />
      <Came repair={repair} />
    </>
  );
}

/** How it was. Not safe at all is taken at its word: going quietly is offered at once. */
export function Felt({ repair }: StepProps): JSX.Element {
  const subject = subjectOf(repair);
  const unsafe = repair.answers['felt_safe'] === 0;
  return (
    <>
      <Rated repair={repair} name="felt_understood" legend={t('practice.felt_understood')} max={4} family="practice.felt" />
      <Rated
        repair={repair}
        name="felt_safe"
        legend={t('practice.felt_safe')}
        max={4}
        family="practice.felt"
        onRate={(value) => value === 0 && afterFright(repair)}
      />
      <Reply to={unsafe ? 'unsafe' : null}>{unsafe && subject && <QuietOffer key={String(subject.columns.route_due_at)} subject={subject} />}</Reply>
    </>
  );
}

/** What was different, beside what was expected. */
export function Reflect({ repair }: StepProps): JSX.Element {
  return (
    <>
      <Came repair={repair} />
      <Text repair={repair} name="different_from_feared" />
      {asksFor(repair, 'against_expectation') && <One repair={repair} name="against_expectation" legend={t('practice.against_expectation')} />}
    </>
  );
}

export function After({ repair }: StepProps): JSX.Element {
  return (
    <>
      <Rated repair={repair} name="can_say_what_hurt" legend={t('practice.can_say')} max={10} family="practice.true" />
      <Rated repair={repair} name="closeness_after" legend={t('practice.closeness_after')} max={4} family="practice.closeness" />
      <Text repair={repair} name="kind_word" rows={2} />
    </>
  );
}

function Came({ repair }: StepProps): JSX.Element | null {
  const sentence = expectedAndCame(repair);
  return sentence === null ? null : <Callout>{sentence}</Callout>;
}
