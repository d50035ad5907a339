import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SMALL_STEP_WHICH, type SmallStepWhich } from '../../api/vocabularies/small-step-which';
import { choose } from '../../entries/small-steps/step';
import { t } from '../../i18n';
import { Actions, Button, Callout, LinkButton, Page } from '../../ui';
import { GonePage } from './gone-page';

/** What a step is, before anything is chosen. "Not now" leaves nothing behind. */
export function ChoosePage({ which }: { which: string }): JSX.Element {
  const { route } = useLocation();
  if (!isStep(which)) return <GonePage />;
  return (
    <Page
      title={t.of('steps.step', which)}
      lead={t.of('steps.step_*_hint', which)}
      focused
      back={{ href: '/practice/small-steps', label: t('steps.title') }}
      foot={
        <Actions>
          <LinkButton variant="soft" href="/practice/small-steps">
            {t('steps.not_now')}
          </LinkButton>
          <Button variant="soft" onClick={() => route(`/practice/small-steps/${choose(which).id}`)}>
            {t('steps.choose')}
          </Button>
        </Actions>
      }
    >
      <Callout tone="clay">{t('steps.before')}</Callout>
    </Page>
  );
}

function isStep(name: string): name is SmallStepWhich {
  return (SMALL_STEP_WHICH as readonly string[]).includes(name);
}
