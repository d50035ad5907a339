import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { isBlank } from '../../entries/change';
import { gather, type Part, PARTS, type Plan, planNow, say } from '../../entries/safety-plans/plan';
import { PlanRead } from '../../entries/safety-plans/read-back';
import { SaveLine } from '../../entries/save-line';
import { useCaret } from '../../entries/use-caret';
import { t } from '../../i18n';
import { drafts, entries } from '../../store';
import { Button, Page, showToast, TextArea } from '../../ui';
import { WriteNumbers } from './write-numbers';

const PLACE = 'plan';

/** A page to have at hand when it gets hard. Saved on every keystroke; any part can stay empty. */
export function PlanPage(): JSX.Element {
  const plan = planNow();
  useEffect(gather, []);
  return (
    <Page title={t('help.plan')} lead={t('help.plan_lead')} back={{ href: '/help', label: t('shell.help_now') }} foot={plan && <SaveLine />}>
      <WriteNumbers />
      <div class="stack plan-parts">
        {PARTS.map((part) => (
          <InWords key={part} part={part} plan={plan} />
        ))}
      </div>
      {plan && !isBlank(plan) && <WithIt plan={plan} />}
    </Page>
  );
}

function InWords({ part, plan }: { readonly part: Part; readonly plan: Plan | undefined }): JSX.Element {
  const caret = useCaret(PLACE, part);
  return (
    <TextArea
      label={t.of('help.plan_part', part)}
      hint={t.of('help.plan_hint', part)}
      value={plan?.words[part] ?? ''}
      onInput={(text) => say(part, text)}
      rows={1}
      {...caret}
    />
  );
}

function WithIt({ plan }: { readonly plan: Plan }): JSX.Element {
  const { route } = useLocation();
  const remove = (): void => {
    void drafts.remove(PLACE);
    entries.remove('safety-plans', plan.id);
    route('/help');
    showToast({ text: t('help.plan_deleted'), action: { label: t('shell.undo'), run: () => entries.restore('safety-plans', plan.id) } });
  };
  return (
    <>
      <div class="row">
        <Button variant="soft" onClick={() => window.print()}>
          {t('help.plan_print')}
        </Button>
        <Button variant="plain" onClick={remove}>
          {t('help.plan_delete')}
        </Button>
      </div>
      <section class="plan-paper" aria-hidden="true">
        <h2>{t('help.plan')}</h2>
        <PlanRead plan={plan} />
      </section>
    </>
  );
}
