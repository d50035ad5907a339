import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { SMALL_STEP_FELT, type SmallStepFelt } from '../../api/vocabularies/small-step-felt';
import { QuietOffer, saidUnsafe } from '../../entries/people/safety/quiet-offer';
import { isClosed, type Step } from '../../entries/small-steps/content';
import { t } from '../../i18n';
import { entries } from '../../store';
import { Callout, ChoiceChips, LinkButton, Reply } from '../../ui';
import { InWords } from './in-words';
import type { Props } from './with-whom';

/** What came, only if somebody wants to say. */
export function Afterwards({ step, change }: Props): JSX.Element {
  const felt = step.answers.felt ?? null;
  const pick = (next: SmallStepFelt): void => {
    change({ answers: { felt: next } });
    if (felt !== 'not_safe' && next === 'not_safe') saidUnsafe(withWhom(step));
  };
  return (
    <section class="stack">
      <h2 class="section-title">{t('steps.afterwards')}</h2>
      <InWords step={step} change={change} name="came" label={t('steps.came')} hint={t('steps.came_hint')} />
      <ChoiceChips legend={t('steps.felt')} options={SMALL_STEP_FELT.map((value) => ({ value, label: t.of('steps.felt', value) }))} value={felt} onChange={pick} />
    </section>
  );
}

/**
 * A hard or unsafe answer is met, and asks nothing more. It stays when going quietly closes the questions, and whoever
 * tapped that stands at it: the button they tapped is gone.
 */
export function Met({ step }: { readonly step: Step }): JSX.Element {
  const { felt } = step.answers;
  const who = withWhom(step);
  const place = useRef<HTMLDivElement>(null);
  const closed = isClosed(step);
  const before = useRef(closed);
  useLayoutEffect(() => {
    if (closed && !before.current && felt === 'not_safe') place.current?.focus();
    before.current = closed;
  }, [closed, felt]);
  return (
    <div class="stack" ref={place} tabIndex={-1}>
      <Reply to={felt}>
        {(felt === 'harder' || felt === 'not_safe') && (
          <Callout tone="clay">
            <p>{t.of('steps.*_said', felt)}</p>
            {felt === 'not_safe' && !who && (
              <LinkButton variant="outline" small href="/help">
                {t('shell.help_now')}
              </LinkButton>
            )}
          </Callout>
        )}
      </Reply>
      {felt === 'not_safe' && who && <QuietOffer key={String(who.columns.route_due_at)} subject={who} />}
    </div>
  );
}

function withWhom({ columns: { person } }: Step): ReturnType<typeof entries.find<'people'>> {
  return person === null ? undefined : entries.find('people', person);
}
